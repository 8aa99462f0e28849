package dev.unroll.numeric;

/** {@link Gates} one unit after the other, in the order of operations that {@link VectorGates} has. */
final class PlainGates implements Gates {
    @Override
    public void lstm(
            int hidden, float[] a, int i, float[] c, int before, int after, float[] tanhC, int t, float[] h, int out) {
        lstm(0, hidden, a, i, c, before, after, tanhC, t, h, out);
    }

    /** From unit {@code first} on. */
    static void lstm(
            int first,
            int hidden,
            float[] a,
            int i,
            float[] c,
            int before,
            int after,
            float[] tanhC,
            int t,
            float[] h,
            int out) {
        int f = i + hidden;
        int g = f + hidden;
        int o = g + hidden;
        for (int j = first; j < hidden; j++) {
            c[after + j] = a[f + j] * c[before + j] + a[i + j] * a[g + j];
            tanhC[t + j] = Exponential.tanh(c[after + j]);
            h[out + j] = a[o + j] * tanhC[t + j];
        }
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
        lstmBack(0, hidden, a, i, c, before, tanhC, t, dh, dc, stream);
    }

    static void lstmBack(
            int first,
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
        for (int j = first; j < hidden; j++) {
            float d = dh[t + j];
            float tc = tanhC[t + j];
            float in = a[i + j];
            float forget = a[f + j];
            float candidate = a[g + j];
            float output = a[o + j];
            float dcell = dc[stream + j] + d * output * (1 - tc * tc);
            a[i + j] = dcell * candidate * in * (1 - in);
            a[f + j] = dcell * c[before + j] * forget * (1 - forget);
            a[g + j] = dcell * in * (1 - candidate * candidate);
            a[o + j] = d * tc * output * (1 - output);
            dc[stream + j] = dcell * forget;
        }
    }

    @Override
    public void gruCandidate(int hidden, float[] a, int r, float[] u, float[] bias) {
        gruCandidate(0, hidden, a, r, u, bias);
    }

    static void gruCandidate(int first, int hidden, float[] a, int r, float[] u, float[] bias) {
        int n = r + 2 * hidden;
        for (int j = first; j < hidden; j++) {
            u[n + j] += bias[j];
            a[n + j] += a[r + j] * u[n + j];
        }
    }

    @Override
    public void gru(int hidden, float[] a, int r, float[] h, int before, int after) {
        gru(0, hidden, a, r, h, before, after);
    }

    static void gru(int first, int hidden, float[] a, int r, float[] h, int before, int after) {
        int z = r + hidden;
        int n = z + hidden;
        for (int j = first; j < hidden; j++) {
            h[after + j] = a[n + j] + a[z + j] * (h[before + j] - a[n + j]);
        }
    }

    @Override
    public void gruBack(int hidden, float[] a, int r, float[] u, float[] h, float[] dh, int at, int before) {
        gruBack(0, hidden, a, r, u, h, dh, at, before);
    }

    static void gruBack(int first, int hidden, float[] a, int r, float[] u, float[] h, float[] dh, int at, int before) {
        int z = r + hidden;
        int n = z + hidden;
        for (int j = first; j < hidden; j++) {
            float d = dh[at + j];
            float reset = a[r + j];
            float update = a[z + j];
            float candidate = a[n + j];
            float dn = d * (1 - update) * (1 - candidate * candidate);
            float dr = dn * u[n + j] * reset * (1 - reset);
            float dz = d * (h[at + j] - candidate) * update * (1 - update);
            a[r + j] = dr;
            a[z + j] = dz;
            a[n + j] = dn;
            u[r + j] = dr;
            u[z + j] = dz;
            u[n + j] = dn * reset;
            if (before >= 0) {
                dh[before + j] += d * update;
            }
        }
    }
}
