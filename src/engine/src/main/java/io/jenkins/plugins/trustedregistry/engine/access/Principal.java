// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever a request comes from, however they proved it.
 *
 * @param subject who it is; empty for somebody who did not say
 * @param identities every member this principal counts as: itself, its groups, the folders above its job
 * @param registryAdmin whether the directory calls it an administrator of the registry
 * @param limits what the credential that was used may do at the most
 * @param proof the credential itself, where it can be taken away on its own
 */
public record Principal(
        Optional<Member> subject, Set<Member> identities, boolean registryAdmin, Limits limits, Optional<Proof> proof) {
    public static final Principal ANONYMOUS = new Principal(Optional.empty(), Set.of(), false, Limits.NONE);

    public Principal {
        identities = Set.copyOf(identities);
    }

    public Principal(Optional<Member> subject, Set<Member> identities, boolean registryAdmin, Limits limits) {
        this(subject, identities, registryAdmin, limits, Optional.empty());
    }

    /** A person with all their rights. */
    public static Principal of(Person person) {
        Set<Member> identities = new LinkedHashSet<>();
        identities.add(Member.user(person.name()));
        person.groups().forEach(group -> identities.add(new Member(Member.Kind.GROUP, group)));
        return new Principal(Optional.of(Member.user(person.name())), identities, person.registryAdmin(), Limits.NONE);
    }

    /** A robot account. */
    public static Principal robot(String name) {
        Member robot = new Member(Member.Kind.ROBOT, name);
        return new Principal(Optional.of(robot), Set.of(robot), false, Limits.NONE);
    }

    public Principal limitedTo(Limits narrower) {
        return new Principal(subject, identities, registryAdmin, narrower, proof);
    }

    public Principal provenBy(Proof credential) {
        return new Principal(subject, identities, registryAdmin, limits, Optional.of(credential));
    }

    /** What a scanner logs in with opens one repository, which its limits name, and nothing else. */
    public boolean isScannerOf(RepositoryName repository) {
        return proof.filter(each -> each.kind() == Proof.Kind.SCANNER_LOGIN).isPresent()
                && limits.repositories().equals(Set.of(repository.name()));
    }

    public boolean isAnonymous() {
        return subject.isEmpty();
    }

    /** The name shown in lists and logs: a user's bare name, else {@code kind:name}, else {@code anonymous}. */
    public String shownName() {
        return subject.map(member -> member.kind() == Member.Kind.USER ? member.name() : member.toString())
                .orElse("anonymous");
    }
}
