package dev.unroll.numeric;

/**
 * What the gates of a cell do to its states, unit by unit, for one stream at one step. The gates' activations lie side by side in one
 * array, each {@code hidden} long. Every implementation gives the same bits.
 */
public interface Gates {
    /**
     * {@code cₜ = f·cₜ₋₁ + i·g; hₜ = o·tanh cₜ}.
     *
     * @param a activated gates i f g o from {@code i} on
     * @param c cell states: that before the step at {@code before}, that after it at {@code after}
     * @param tanhC takes tanh cₜ at {@code t}
     * @param h takes hₜ at {@code out}
     */
    void lstm(int hidden, float[] a, int i, float[] c, int before, int after, float[] tanhC, int t, float[] h, int out);

    /**
     * {@code dc += dh·o·(1 - tanh²c)}, then the gradients of the pre-activations in place of the gates, {@code di = dc·g·i·(1 - i);
     * df = dc·cₜ₋₁·f·(1 - f); dg = dc·i·(1 - g²); do = dh·tanh c·o·(1 - o)}, and {@code dcₜ₋₁ = dc·f}.
     *
     * @param a activated gates i f g o from {@code i} on
     * @param c cell states, that before the step at {@code before}
     * @param tanhC tanh cₜ at {@code t}
     * @param dh the gradient of hₜ at {@code t}
     * @param dc the gradient of cₜ through the next step at {@code stream}
     */
    void lstmBack(
            int hidden,
            float[] a,
            int i,
            float[] c,
            int before,
            float[] tanhC,
            int t,
            float[] dh,
            float[] dc,
            int stream);

    /**
     * {@code uₙ += b; n = x + r·uₙ}, the pre-activation of a GRU's candidate.
     *
     * @param a activated gates r z and the input's part x of n, from {@code r} on
     * @param u the recurrent parts, laid out as {@code a}
     * @param bias of the recurrent part of n
     */
    void gruCandidate(int hidden, float[] a, int r, float[] u, float[] bias);

    /**
     * {@code hₜ = (1 - z)·n + z·hₜ₋₁}.
     *
     * @param a activated gates r z n from {@code r} on
     * @param h the states: that before the step at {@code before}, that after it at {@code after}
     */
    void gru(int hidden, float[] a, int r, float[] h, int before, int after);

    /**
     * {@code dz = dh·(hₜ₋₁ - n)·z·(1 - z); dn = dh·(1 - z)·(1 - n²); dr = dn·uₙ·r·(1 - r)} in place of the gates, and the same with
     * {@code duₙ = dn·r} in place of the recurrent parts; and {@code dhₜ₋₁ += dh·z}.
     *
     * @param a activated gates r z n from {@code r} on
     * @param u the recurrent parts, laid out as {@code a}
     * @param h the states, that before the step at {@code at}
     * @param dh the gradient of hₜ at {@code at}, that of hₜ₋₁ at {@code before}
     * @param before negative for the first step, whose state before is not learnt
     */
    void gruBack(int hidden, float[] a, int r, float[] u, float[] h, float[] dh, int at, int before);
}
