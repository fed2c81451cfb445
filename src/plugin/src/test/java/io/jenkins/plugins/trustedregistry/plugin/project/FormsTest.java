// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people see of a step in the snippet generator and in a freestyle job. */
class FormsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern FIELD = Pattern.compile(" field=\"([a-zA-Z]+)\"");

    @Test
    void everyStepHasAFormAndSaysWhatItDoesAndWhatEachFieldIs() throws IOException {
        List<JavaClass> steps = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.jenkins.plugins.trustedregistry.plugin")
                        .stream()
                        .filter(type -> type.isAssignableTo(RegistryStep.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();

        assertThat(steps).hasSize(8);
        for (JavaClass step : steps) {
            assertThat(folder(step).resolve("config.jelly")).exists();
            assertThat(folder(step).resolve("help.html")).exists();
            for (String field : fields(step)) {
                assertThat(Stream.concat(Stream.of(step), step.getAllRawSuperclasses().stream())
                                .map(type -> folder(type).resolve("help-" + field + ".html")))
                        .as("help of %s.%s", step.getSimpleName(), field)
                        .anyMatch(Files::exists);
            }
        }
    }

    @Test
    void noPageHasAScriptInIt() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".jelly")).toList()) {
                assertThat(Files.readString(page))
                        .as(page.toString())
                        .startsWith("<?jelly escape-by-default='true'?>")
                        .doesNotContainPattern("<script[^>]*>\\s*[^<\\s]")
                        .doesNotContainPattern("\\son[a-z]+=\"")
                        .doesNotContain("javascript:", "style=\"");
            }
        }
    }

    private static Path folder(JavaClass type) {
        return RESOURCES.resolve(type.getName().replace('.', '/'));
    }

    private static TreeSet<String> fields(JavaClass step) throws IOException {
        TreeSet<String> fields = new TreeSet<>(List.of("url", "credentialsId", "plainHttp")); // of the part they share
        Matcher field = FIELD.matcher(Files.readString(folder(step).resolve("config.jelly")));
        while (field.find()) {
            fields.add(field.group(1));
        }
        return fields;
    }
}
