// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jvnet.hudson.annotation_indexer.Indexed;

/**
 * Writes {@code META-INF/services/annotations/NAME} for every annotation that is itself {@link Indexed}: the binary names of the
 * classes that carry it, or whose members do, one a line.
 */
@SupportedAnnotationTypes("*")
public final class IndexProcessor extends AbstractProcessor {
    private static final String FOLDER = "META-INF/services/annotations/";

    private final Map<String, Set<String>> found = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (annotation.getAnnotation(Indexed.class) != null) {
                Set<String> classes =
                        found.computeIfAbsent(annotation.getQualifiedName().toString(), ignored -> new TreeSet<>());
                round.getElementsAnnotatedWith(annotation).forEach(element -> classes.add(classOf(element)));
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            found.forEach(this::write);
        }
        return false;
    }

    private String classOf(Element element) {
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = type.getEnclosingElement();
        }
        return processingEnv.getElementUtils().getBinaryName((TypeElement) type).toString();
    }

    private void write(String annotation, Set<String> classes) {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + annotation)
                .openWriter()) {
            out.write(String.join("\n", classes) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The index of " + annotation + " could not be written", e);
        }
    }
}
