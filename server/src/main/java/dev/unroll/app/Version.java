package dev.unroll.app;

import picocli.CommandLine.IVersionProvider;

/** The version of Unroll, from the jar that it runs from. */
final class Version implements IVersionProvider {
    /** Such as {@code 0.1.0}; {@code development} when it does not run from a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"unroll " + current()};
    }
}
