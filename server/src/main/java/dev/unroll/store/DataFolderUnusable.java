package dev.unroll.store;

import java.io.IOException;

/** The data folder cannot be had. The message is for the person who starts the server. */
public final class DataFolderUnusable extends IOException {
    private static final long serialVersionUID = 1;

    DataFolderUnusable(String message) {
        super(message);
    }
}
