// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class JvmEcosystemTest {
    @TempDir
    Path temporary;

    private Found read(String path, byte[] jar) throws IOException {
        return Found.in(new JvmEcosystem(), temporary, path, jar);
    }

    /** Names and contents in turn; a name that begins with = is stored without compression. */
    public static byte[] zip(Object... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members.length; i += 2) {
                String name = (String) members[i];
                byte[] content = members[i + 1] instanceof byte[] raw
                        ? raw
                        : ((String) members[i + 1]).getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(name.startsWith("=") ? name.substring(1) : name);
                if (name.startsWith("=")) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static String pom(String group, String artifact, String version) {
        return "#Created by Maven\ngroupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n";
    }

    public static byte[] log4j() {
        return zip(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nBundle-License: https://www.apache.org/licenses/LICENSE-2\r\n .0.txt;x=y\r\n\r\nName: x\r\n",
                "META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties",
                pom("org.apache.logging.log4j", "log4j-core", "2.14.1"));
    }

    @Test
    void readsWhatMavenPacked() throws IOException {
        Found found = read("app/log4j-core-2.14.1.jar", log4j());
        assertThat(found.names()).containsExactly("org.apache.logging.log4j/log4j-core 2.14.1");
        assertThat(found.packages.get(0).licences()).containsExactly("https://www.apache.org/licenses/LICENSE-2.0.txt");
    }

    @Test
    void readsArchivesInArchivesStoredOrCompressed() throws IOException {
        byte[] war = zip("=WEB-INF/lib/log4j-core-2.14.1.jar", log4j(), "index.html", "x");
        Found found = read("srv/app.ear", zip("app.war", war, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"));

        assertThat(found.names()).containsExactly("org.apache.logging.log4j/log4j-core 2.14.1");
        assertThat(found.packages)
                .extracting(PackageFacts::within)
                .containsExactly("app.war!/WEB-INF/lib/log4j-core-2.14.1.jar");
    }

    @Test
    void everyArtifactThatWasMergedIsOne() throws IOException {
        Found found = read(
                "shaded-1.0.jar",
                zip(
                        "META-INF/maven/org.example/shaded/pom.properties", pom("org.example", "shaded", "1.0"),
                        "META-INF/maven/com.google.guava/guava/pom.properties",
                                pom("com.google.guava", "guava", "31.1-jre"),
                        "META-INF/maven/x/unfilled/pom.properties", pom("x", "unfilled", "${project.version}"),
                        "META-INF/maven/x/broken/pom.properties", "version=\\u12"));

        assertThat(found.names()).containsExactly("org.example/shaded 1.0", "com.google.guava/guava 31.1-jre");
        assertThat(found.omissions)
                .extracting(Omission::path)
                .containsExactly("META-INF/maven/x/broken/pom.properties");
    }

    @Test
    void withoutPropertiesTheManifestAndTheNameTell() throws IOException {
        assertThat(read(
                                "spring-core-5.3.17.jar",
                                manifest("Implementation-Title: spring-core\nImplementation-Version: 5.3.17"))
                        .names())
                .containsExactly("org.springframework/spring-core 5.3.17");
        assertThat(read(
                                "a/commons-lang3.jar",
                                manifest(
                                        "Bundle-SymbolicName: org.apache.commons.commons-lang3\nBundle-Version: 3.9.0"))
                        .names())
                .containsExactly("org.apache.commons/commons-lang3 3.9.0");
        assertThat(read(
                                "plugins/git.hpi",
                                manifest("Short-Name: git\nGroup-Id: org.jenkins-ci.plugins\nPlugin-Version: 5.2.0"))
                        .names())
                .containsExactly("org.jenkins-ci.plugins/git 5.2.0");
        assertThat(read("old-tool-1.2-beta.jar", manifest("X: y")).names())
                .containsExactly("old-tool/old-tool 1.2-beta");
        assertThat(read("application.jar", manifest("Main-Class: x")).names()).isEmpty();
    }

    private static byte[] manifest(String fields) {
        return zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + fields + "\n\n");
    }

    @Test
    void aScriptBeforeTheArchiveDoesNotDisturb() throws IOException {
        byte[] jar = log4j();
        byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(script, script.length + jar.length);
        System.arraycopy(jar, 0, both, script.length, jar.length);

        assertThat(read("log4j-core-2.14.1.jar", both).names()).hasSize(1);
    }

    @Test
    void nestingEnds() throws IOException {
        byte[] jar = log4j();
        for (int i = 0; i < 12; i++) {
            jar = zip("=in.jar", jar);
        }
        Found found = read("out.jar", jar);
        assertThat(found.packages).isEmpty();
        assertThat(found.omissions).extracting(Omission::reason).containsExactly(Reason.TOO_DEEP);
    }

    @Test
    void damageInsideCostsOnlyThatPart() throws IOException {
        byte[] broken = log4j();
        Arrays.fill(broken, 40, 90, (byte) 0x55);
        Found found = read("out.jar", zip("a.jar", "no zip at all", "b.jar", broken, "c/log4j-core.jar", log4j()));

        assertThat(found.names()).contains("org.apache.logging.log4j/log4j-core 2.14.1");
        assertThat(found.omissions).extracting(Omission::path).contains("a.jar");
    }

    @Test
    void whatIsNoArchiveIsDamaged() {
        assertThatThrownBy(() -> read("x.jar", "text".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotScannableException.class);
        byte[] cut = Arrays.copyOf(log4j(), 100);
        assertThatThrownBy(() -> read("x.jar", cut)).isInstanceOf(NotScannableException.class);
    }
}
