// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.controller;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Runs work with a certain context class loader. Libraries that are first touched under the wrong one stay broken until Jenkins
 * is restarted: Jetty speaks no HTTP/2, Jackson finds no modules.
 */
public final class Loader {
    /** That of this plugin, which has the engine and everything it needs. */
    public static final Loader PLUGIN = new Loader(Loader.class::getClassLoader);

    private final Supplier<ClassLoader> loader;

    public Loader(Supplier<ClassLoader> loader) {
        this.loader = loader;
    }

    /** What the work returns or throws. */
    public <T> T call(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader.get());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The same for work that throws checked exceptions. */
    public <T> T callChecked(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader.get());
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
