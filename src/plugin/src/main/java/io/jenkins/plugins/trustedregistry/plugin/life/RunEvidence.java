// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImage;
import io.jenkins.plugins.trustedregistry.engine.events.build.Deed;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run that has ended says of the images it pushed, for rules that promote: its result, its tests, who let it go on. Taken from what
 * Jenkins and its plugins noted with the run, never from the build.
 */
final class RunEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(RunEvidence.class);
    private static final String APPROVER = "org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction";
    private static final String TESTS = "hudson.tasks.test.AbstractTestResultAction";

    private RunEvidence() {}

    /** Does nothing for a run that never used the registry, and while the registry does not run. */
    static void give(Run<?, ?> run) {
        Optional<Registry> registry = RunningRegistry.OF_JENKINS.state().registry();
        Optional<BuildId> build = RegistryIdentity.find(run);
        if (registry.isPresent() && build.isPresent()) {
            Evidence evidence = of(run);
            Loader.PLUGIN.call(() -> {
                registry.get().buildImages().of(build.get()).stream()
                        .filter(image -> image.deed() == Deed.PUSHED)
                        .forEach(image -> give(registry.get(), image, evidence));
                return build;
            });
        }
    }

    private static void give(Registry registry, BuildImage image, Evidence evidence) {
        try {
            registry.evidence().give(image.repository(), image.digest(), evidence);
        } catch (RegistryException e) {
            LOG.warn("What a run says of {} could not be noted: {}", image.repository(), e.getMessage());
        }
    }

    private static Evidence of(Run<?, ?> run) {
        Map<String, String> values = new TreeMap<>();
        values.put("job", run.getParent().getFullName());
        values.put("run", String.valueOf(run.getNumber()));
        if (run.getResult() != null) {
            values.put("result", run.getResult().toString());
        }
        for (Action action : run.getAllActions()) {
            if (isA(action.getClass(), APPROVER)) {
                read(action, "getUserId").ifPresent(value -> values.put("approver", value));
            }
            if (isA(action.getClass(), TESTS)) {
                read(action, "getTotalCount").ifPresent(value -> values.put("tests.total", value));
                read(action, "getFailCount").ifPresent(value -> values.put("tests.failed", value));
                read(action, "getSkipCount").ifPresent(value -> values.put("tests.skipped", value));
            }
        }
        return new Evidence(values);
    }

    /** By name: the plugins it is about need not be there. */
    private static boolean isA(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> read(Action action, String getter) {
        try {
            return Optional.ofNullable(action.getClass().getMethod(getter).invoke(action))
                    .map(String::valueOf)
                    .map(text -> text.replaceAll("\\p{Cntrl}", " "))
                    .map(text -> text.length() > 500 ? text.substring(0, 500) : text);
        } catch (ReflectiveOperationException e) {
            LOG.debug("{} of {} could not be read", getter, action.getClass(), e);
            return Optional.empty();
        }
    }
}
