// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member.Kind;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A build that runs now.
 *
 * @param job the job's full name as it is now, with the folders around it: {@code folder/sub-folder/job}
 * @param number of the run in its job
 */
public record RunningBuild(BuildId id, String job, int number, Trust trust) {

    /** Who could have decided what the build does. */
    public enum Trust {
        /** Only people who may change the job or push to what it builds. */
        TRUSTED,
        /** Anybody: the proposed change of a stranger, for instance. The build pulls what its teams may pull, and no more. */
        UNTRUSTED
    }

    public RunningBuild {
        if (job.isEmpty() || ("/" + job + "/").contains("//") || job.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("No full name of a job: " + job);
        }
        if (number < 1) {
            throw new IllegalArgumentException("Builds are counted from 1");
        }
    }

    /** The build as whoever a request comes from: {@code job:folder/job#17} in lists and logs. */
    public Principal principal() {
        Principal build = new Principal(Optional.of(subject(job + "#" + number)), identities(job), false, Limits.NONE);
        return trust == Trust.TRUSTED
                ? build
                : build.limitedTo(new Limits(Optional.of(Role.READ_ONLY), Set.of(), Optional.empty()));
    }

    /** A job as somebody who asks, whether it runs or not, with the rights of its trusted builds. */
    public static Principal principal(String job) {
        return new Principal(Optional.of(subject(job)), identities(job), false, Limits.NONE);
    }

    /** Shortened at the front where a job's name is longer than a member's can be; it decides nothing. */
    private static Member subject(String text) {
        int from = 0;
        while (!Member.canBeName(text.substring(from))) {
            from = text.indexOf('/', from) < 0 ? from + 1 : text.indexOf('/', from) + 1;
        }
        return new Member(Kind.JOB, text.substring(from));
    }

    /** The job and every folder around it. */
    private static Set<Member> identities(String job) {
        Set<Member> identities = new LinkedHashSet<>();
        for (int end = job.length(); end > 0; end = job.lastIndexOf('/', end - 1)) {
            String path = job.substring(0, end);
            if (Member.canBeName(path)) { // else no team can have it as a member
                identities.add(new Member(Kind.JOB, path));
            }
        }
        return identities;
    }
}
