package dev.unroll.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Gates} a vector of units at a time; what does not fill a vector is done by {@link PlainGates}. */
final class VectorGates implements Gates {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void lstm(
            int hidden, float[] a, int i, float[] c, int before, int after, float[] tanhC, int t, float[] h, int out) {
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int j = 0;
        for (; j <= hidden - LANES; j += LANES) {
            FloatVector kept = load(a, f + j).mul(load(c, before + j));
            kept.add(load(a, i + j).mul(load(a, g + j))).intoArray(c, after + j);
        }
        VectorExponential.tanh(j, c, after, tanhC, t);
        for (int k = 0; k < j; k += LANES) {
            load(a, o + k).mul(load(tanhC, t + k)).intoArray(h, out + k);
        }
        PlainGates.lstm(j, hidden, a, i, c, before, after, tanhC, t, h, out);
    }

    @Override
    public void lstmBack(
            int hidden,
            float[] a,
            int i,
            float[] c,
            int before,
            float[] tanhC,
            int t,
            float[] dh,
            float[] dc,
            int stream) {
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        int j = 0;
        for (; j <= hidden - LANES; j += LANES) {
            FloatVector d = load(dh, t + j);
            FloatVector tc = load(tanhC, t + j);
            FloatVector in = load(a, i + j);
            FloatVector forget = load(a, f + j);
            FloatVector candidate = load(a, g + j);
            FloatVector output = load(a, o + j);
            FloatVector dcell = load(dc, stream + j).add(d.mul(output).mul(oneMinus(tc.mul(tc))));
            dcell.mul(candidate).mul(in).mul(oneMinus(in)).intoArray(a, i + j);
            dcell.mul(load(c, before + j)).mul(forget).mul(oneMinus(forget)).intoArray(a, f + j);
            dcell.mul(in).mul(oneMinus(candidate.mul(candidate))).intoArray(a, g + j);
            d.mul(tc).mul(output).mul(oneMinus(output)).intoArray(a, o + j);
            dcell.mul(forget).intoArray(dc, stream + j);
        }
        PlainGates.lstmBack(j, hidden, a, i, c, before, tanhC, t, dh, dc, stream);
    }

    @Override
    public void gruCandidate(int hidden, float[] a, int r, float[] u, float[] bias) {
        int n = r + 2 * hidden;
        int j = 0;
        for (; j <= hidden - LANES; j += LANES) {
            FloatVector recurrent = load(u, n + j).add(load(bias, j));
            recurrent.intoArray(u, n + j);
            load(a, n + j).add(load(a, r + j).mul(recurrent)).intoArray(a, n + j);
        }
        PlainGates.gruCandidate(j, hidden, a, r, u, bias);
    }

    @Override
    public void gru(int hidden, float[] a, int r, float[] h, int before, int after) {
        int z = r + hidden;
        int n = z + hidden;
        int j = 0;
        for (; j <= hidden - LANES; j += LANES) {
            FloatVector candidate = load(a, n + j);
            FloatVector mixed = load(a, z + j).mul(load(h, before + j).sub(candidate));
            candidate.add(mixed).intoArray(h, after + j);
        }
        PlainGates.gru(j, hidden, a, r, h, before, after);
    }

    @Override
    public void gruBack(int hidden, float[] a, int r, float[] u, float[] h, float[] dh, int at, int before) {
        int z = r + hidden;
        int n = z + hidden;
        int j = 0;
        for (; j <= hidden - LANES; j += LANES) {
            FloatVector d = load(dh, at + j);
            FloatVector reset = load(a, r + j);
            FloatVector update = load(a, z + j);
            FloatVector candidate = load(a, n + j);
            FloatVector dn = d.mul(oneMinus(update)).mul(oneMinus(candidate.mul(candidate)));
            FloatVector dr = dn.mul(load(u, n + j)).mul(reset).mul(oneMinus(reset));
            FloatVector dz = d.mul(load(h, at + j).sub(candidate)).mul(update).mul(oneMinus(update));
            dr.intoArray(a, r + j);
            dz.intoArray(a, z + j);
            dn.intoArray(a, n + j);
            dr.intoArray(u, r + j);
            dz.intoArray(u, z + j);
            dn.mul(reset).intoArray(u, n + j);
            if (before >= 0) {
                load(dh, before + j).add(d.mul(update)).intoArray(dh, before + j);
            }
        }
        PlainGates.gruBack(j, hidden, a, r, u, h, dh, at, before);
    }

    private static FloatVector oneMinus(FloatVector x) {
        return FloatVector.broadcast(SPECIES, 1).sub(x);
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
