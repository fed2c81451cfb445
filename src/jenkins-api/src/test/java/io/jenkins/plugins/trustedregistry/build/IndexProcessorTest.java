// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexProcessorTest {
    private static final Path INDEXES = Path.of("META-INF", "services", "annotations");

    @TempDir
    private Path folder;

    @Test
    void listsClassesThatCarryAnIndexedAnnotation() throws IOException {
        compile("Outer", """
                import org.jenkinsci.Symbol;

                @Symbol("outer")
                class Outer {
                    @Symbol("inner")
                    static class Inner {}
                }
                """);

        assertThat(INDEXES.resolve("org.jenkinsci.Symbol"))
                .satisfies(index -> assertThat(lines(index)).containsExactly("Outer", "Outer$Inner"));
    }

    @Test
    void listsTheClassOfAnAnnotatedMethod() throws IOException {
        compile("Starter", """
                class Starter {
                    @hudson.init.Initializer
                    static void start() {}
                }
                """);

        assertThat(lines(INDEXES.resolve("hudson.init.Initializer"))).containsExactly("Starter");
    }

    @Test
    void leavesOtherAnnotationsAlone() throws IOException {
        compile("Plain", "@Deprecated class Plain {}");

        assertThat(folder.resolve(INDEXES)).doesNotExist();
    }

    private List<String> lines(Path index) {
        try {
            return Files.readAllLines(folder.resolve(index));
        } catch (IOException e) {
            throw new AssertionError("There is no index " + index, e);
        }
    }

    private void compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(file));
            task.setProcessors(List.of(new IndexProcessor()));
            assertThat(task.call()).isTrue();
        }
    }
}
