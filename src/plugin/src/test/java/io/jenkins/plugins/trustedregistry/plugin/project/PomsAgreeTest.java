// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** pom.xml, which builds from Maven Central, and jenkins.pom.xml, which Jenkins developers use, make the same plugin. */
class PomsAgreeTest {
    private final Document ours = read("pom.xml");
    private final Document jenkins = read("jenkins.pom.xml");

    @ParameterizedTest
    @ValueSource(strings = {"groupId", "artifactId", "name", "description", "url"})
    void bothAreCalledTheSame(String element) {
        assertThat(own(jenkins, element)).isNotBlank().isEqualTo(own(ours, element));
    }

    @Test
    void bothHaveTheVersionOfTheProject() {
        assertThat(own(jenkins, "version")).isEqualTo(own(child(ours.getDocumentElement(), "parent"), "version"));
    }

    @Test
    void bothNeedTheSameJenkinsAndPlugins() {
        Map<String, String> versions = properties(ours);
        versions.keySet()
                .removeIf(name -> !name.equals("jenkins.version")
                        && !name.endsWith("-api.version")
                        && !Set.of("configuration-as-code.version", "credentials.version", "docker-commons.version")
                                .contains(name));

        assertThat(versions).hasSizeGreaterThan(3);
        assertThat(properties(jenkins)).containsAllEntriesOf(versions);
    }

    @Test
    void thePluginsOfTheManifestAreTheDependenciesOfJenkins() {
        String manifest = own(find(ours.getDocumentElement(), "manifestEntries"), "Plugin-Dependencies");
        Set<String> named = new TreeSet<>();
        for (String each : manifest.split(",")) {
            named.add(each.replaceAll(":\\$\\{.*?}", "").replace(";resolution:=optional", "?"));
        }
        Set<String> depended = new TreeSet<>();
        for (Element dependency : dependencies(jenkins)) {
            if (own(dependency, "version").startsWith("${")
                    && !own(dependency, "version").equals("${project.version}")) {
                depended.add(own(dependency, "artifactId")
                        + (own(dependency, "optional").isEmpty() ? "" : "?"));
            }
        }

        assertThat(depended).isEqualTo(named);
    }

    @Test
    void whatOneLeavesToOthersTheOtherExcludes() {
        Set<String> provided = new TreeSet<>();
        for (Element dependency : dependencies(ours)) {
            if (own(dependency, "scope").equals("provided")) {
                provided.add(own(dependency, "artifactId"));
            }
        }
        // The signatures, and annotations that only SpotBugs reads, are not the engine's.
        provided.removeAll(Set.of("trusted-registry-jenkins-api", "spotbugs-annotations"));
        Set<String> excluded = new TreeSet<>();
        for (Element dependency : dependencies(jenkins)) {
            NodeList exclusions = dependency.getElementsByTagName("exclusion");
            for (int i = 0; i < exclusions.getLength(); i++) {
                excluded.add(own((Element) exclusions.item(i), "artifactId"));
            }
        }

        assertThat(excluded).isEqualTo(provided);
    }

    private static List<Element> dependencies(Document pom) {
        return children(child(pom.getDocumentElement(), "dependencies"));
    }

    private static Map<String, String> properties(Document pom) {
        Map<String, String> properties = new TreeMap<>();
        children(child(pom.getDocumentElement(), "properties"))
                .forEach(each ->
                        properties.put(each.getTagName(), each.getTextContent().strip()));
        return properties;
    }

    private static String own(Document pom, String element) {
        return own(pom.getDocumentElement(), element);
    }

    private static String own(Element parent, String element) {
        Element found = child(parent, element);
        return found == null ? "" : found.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> each.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Element find(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Document read(String pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(pom).toFile());
        } catch (Exception e) {
            throw new AssertionError(pom + " can't be read", e);
        }
    }
}
