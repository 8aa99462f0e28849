/** The bit that the network answers: 1 above a half, as on the server; exactly a half is 0. @param {number} output */
export function bitOfOutput(output) {
  return output > 0.5 ? 1 : 0;
}

/** The carry that is read out of the memory: from a half on it is 1. @param {number} carryPredicted */
export function bitOfProbe(carryPredicted) {
  return carryPredicted >= 0.5 ? 1 : 0;
}
