// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases of the specification's own test suite that can occur here. */
class PackageUrlsTest {
    private static String purl(
            String type, String namespace, String name, String version, Map<String, String> qualifiers) {
        return PackageUrls.of(type, namespace, name, version, qualifiers).orElse("none");
    }

    private static String purl(String type, String namespace, String name, String version) {
        return purl(type, namespace, name, version, Map.of());
    }

    @Test
    void areWrittenAsTheSpecificationWritesThem() {
        assertThat(purl("maven", "org.apache.commons", "io", "1.3.4"))
                .isEqualTo("pkg:maven/org.apache.commons/io@1.3.4");
        assertThat(purl("maven", "HTTPClient", "HTTPClient", "0.3-3"))
                .isEqualTo("pkg:maven/HTTPClient/HTTPClient@0.3-3");
        assertThat(purl("maven", "mygroup", "myartifact", "1.0.0 Final", Map.of("mykey", "my value")))
                .isEqualTo("pkg:maven/mygroup/myartifact@1.0.0%20Final?mykey=my%20value");
        assertThat(purl("npm", "@angular", "animation", "12.3.1")).isEqualTo("pkg:npm/%40angular/animation@12.3.1");
        assertThat(purl("nuget", "", "EnterpriseLibrary.Common", "6.0.1304"))
                .isEqualTo("pkg:nuget/EnterpriseLibrary.Common@6.0.1304");
        assertThat(purl("pypi", "", "Django_package", "1.11.1.dev1")).isEqualTo("pkg:pypi/django-package@1.11.1.dev1");
        assertThat(purl("golang", "google.golang.org", "genproto", ""))
                .isEqualTo("pkg:golang/google.golang.org/genproto");
        assertThat(purl("gem", "", "jruby-launcher", "1.1.2", Map.of("platform", "java")))
                .isEqualTo("pkg:gem/jruby-launcher@1.1.2?platform=java");
        assertThat(purl("deb", "debian", "curl", "7.50.3-1", Map.of("distro", "jessie", "arch", "i386")))
                .isEqualTo("pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie");
        assertThat(purl("rpm", "fedora", "curl", "7.50.3-1.fc25", Map.of("arch", "i386", "distro", "fedora-25")))
                .isEqualTo("pkg:rpm/fedora/curl@7.50.3-1.fc25?arch=i386&distro=fedora-25");
        assertThat(purl("conda", "", "absl-py", "0.4.1", Map.of("build", "py36h06a4308_0", "subdir", "linux-64")))
                .isEqualTo("pkg:conda/absl-py@0.4.1?build=py36h06a4308_0&subdir=linux-64");
    }

    @Test
    void colonsStayAndEverythingElseThatIsSpecialIsEncoded() {
        assertThat(purl("docker", "customer", "dockerimage", "sha256:244fd47e07d1004f0aed9c"))
                .isEqualTo("pkg:docker/customer/dockerimage@sha256:244fd47e07d1004f0aed9c");
        assertThat(purl("deb", "debian", "a", "1:2+b1~x")).isEqualTo("pkg:deb/debian/a@1:2%2Bb1~x");
        assertThat(purl("npm", "", "a", "1%3A2")).isEqualTo("pkg:npm/a@1%253A2");
        assertThat(purl("golang", "github.com/a b", "c/d", "v1?#@"))
                .isEqualTo("pkg:golang/github.com/a%20b/c%2Fd@v1%3F%23%40");
    }

    @Test
    void namesThatAreNoneHaveNone() {
        assertThat(PackageUrls.of("npm", "", "", "1", Map.of())).isEmpty();
    }
}
