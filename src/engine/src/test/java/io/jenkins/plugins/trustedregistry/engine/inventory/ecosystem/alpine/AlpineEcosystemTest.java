// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlpineEcosystemTest {
    @TempDir
    Path temporary;

    @Test
    void readsPackagesTheirOriginAndFiles() throws IOException {
        Found found = Found.in(new AlpineEcosystem(), temporary, "lib/apk/db/installed", """
                C:Q1p78yvTLG094tHE1+dToJGbmYzQE=
                P:libcrypto3
                V:3.3.2-r0
                A:x86_64
                T:Crypto library from openssl
                L:Apache-2.0
                o:openssl
                m:Natanael Copa <ncopa@alpinelinux.org>
                D:so:libc.musl-x86_64.so.1
                F:lib
                R:libcrypto.so.3
                a:0:0:755
                F:usr
                F:usr/lib

                P:no-version

                P:busybox
                V:1.36.1-r29
                L:GPL-2.0-only
                F:
                R:init
                """);

        assertThat(found.names()).containsExactly("libcrypto3 3.3.2-r0", "busybox 1.36.1-r29");
        assertThat(found.packages.get(0).source()).contains(new Source("openssl", "3.3.2-r0"));
        assertThat(found.packages.get(0).licences()).containsExactly("Apache-2.0");
        assertThat(found.packages.get(1).source()).contains(new Source("busybox", "1.36.1-r29"));
        assertThat(found.owners).isEqualTo(Map.of("lib/libcrypto.so.3", "apk/libcrypto3", "init", "apk/busybox"));
    }
}
