// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import io.jenkins.plugins.trustedregistry.server.clients.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network and mounts of the test's own, so that commands can be run as they stand in the docs: port 5000 is free there whatever else
 * runs on this machine, and what is written to {@code /var/lib} and {@code /var/backups} is in memory and gone afterwards.
 */
final class Sandbox implements AutoCloseable {
    private static final String MAKE = """
            %s ip link set lo up && mkdir -p /var/backups && for folder in /var/lib /var/backups; do
            mount -t tmpfs -o mode=0755 docs-test $folder || exit 1; done && echo ready && exec sleep infinity
            """;

    private final Process holder;

    private Sandbox(Process holder) {
        this.holder = holder;
    }

    /** Skips the test where it may not make one. */
    static Sandbox make() throws IOException {
        Tools.needRoot();
        Process holder = new ProcessBuilder(
                        Tools.need("unshare"),
                        "--net",
                        "--mount",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        MAKE.formatted(Tools.need("busybox")))
                .redirectErrorStream(true)
                .start();
        byte[] said = holder.getInputStream().readNBytes("ready".length());
        if (!new String(said, StandardCharsets.UTF_8).equals("ready")) {
            holder.destroyForcibly();
            Tools.skip("this machine lets nobody make a network of their own: "
                    + new String(said, StandardCharsets.UTF_8)
                    + new String(holder.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new Sandbox(holder);
    }

    /** What to put before a command so that it runs inside. */
    List<String> prefix() {
        return List.of(Tools.need("nsenter"), "--target", "" + holder.pid(), "--net", "--mount");
    }

    List<String> inside(String... argv) {
        List<String> all = new ArrayList<>(prefix());
        all.addAll(List.of(argv));
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        holder.destroy();
        holder.waitFor(10, TimeUnit.SECONDS);
    }
}
