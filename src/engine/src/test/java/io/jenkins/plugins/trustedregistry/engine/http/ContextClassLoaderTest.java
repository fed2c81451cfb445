// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * A host may start the registry on a thread whose context class loader knows nothing of it, as Jenkins does. Jetty keeps for good
 * what it finds at its first use, so the engine is loaded afresh here, by a loader of its own.
 */
class ContextClassLoaderTest {

    @Test
    void startsAndSpeaksHttp2UnderAForeignContextClassLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                URLClassLoader foreign = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(foreign);
            Object probe = fresh.loadClass(ContextClassLoaderProbe.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(((Callable<?>) probe).call()).isEqualTo("HTTP_2 hello");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(foreign);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
