// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.ProgramBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class RustEcosystemTest {
    private static final String LIST =
            "{\"packages\":[{\"name\":\"app\",\"version\":\"0.1.0\",\"source\":\"local\",\"root\":true,\"dependencies\":[1]},"
                    + "{\"name\":\"time\",\"version\":\"0.1.43\",\"source\":\"crates.io\"},"
                    + "{\"name\":\"cc\",\"version\":\"1.0.0\",\"source\":\"crates.io\",\"kind\":\"build\"}]}";

    @TempDir
    Path temporary;

    public static byte[] program(byte[] list) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(list);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".dep-v0", compressed.toByteArray());
    }

    @Test
    void readsWhatIsInTheProgramButNotWhatBuiltIt() throws IOException {
        Found found =
                Found.in(new RustEcosystem(), temporary, "bin/app", program(LIST.getBytes(StandardCharsets.UTF_8)));
        assertThat(found.names()).containsExactly("app 0.1.0", "time 0.1.43");
        assertThat(found.packages.get(0).type()).isEqualTo("cargo");
    }

    @Test
    void aListThatIsLargerThanTheLimitIsNotRead() {
        assertThatThrownBy(() -> Found.in(new RustEcosystem(), temporary, "bin/app", program(new byte[9 << 20])))
                .isInstanceOf(NotScannableException.class);
    }
}
