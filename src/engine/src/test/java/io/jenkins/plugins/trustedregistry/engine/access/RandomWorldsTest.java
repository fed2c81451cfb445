// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold in every world: decisions are those of the model (design, "Names, people, rights", said a second time and in
 * another way), strangers can't tell private from missing, and lists show exactly what can be pulled.
 */
class RandomWorldsTest extends WorldInDatabase {
    private static final List<String> NAMESPACES = List.of("red", "blue", "ann", "bob", "nowhere");
    private static final List<String> USERS = List.of("ann", "bob", "cem", "dan", "red");
    private static final List<String> MEMBERS =
            List.of("user:ann", "user:bob", "user:cem", "group:g1", "group:g2", "robot:red+ci", "job:f", "job:f/j");

    private record Team(Set<String> members, Map<String, Role> grants) {}

    private final Map<String, Set<String>> owners = new TreeMap<>();
    private final Map<String, Boolean> createOnPush = new HashMap<>();
    private final Map<String, Team> teams = new TreeMap<>();
    private final Map<String, Visibility> repositories = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void decisionsAreThoseOfTheModel(long seed) {
        Random random = new Random(seed);
        populate(random);
        for (Principal principal : principals(random)) {
            for (String name : names()) {
                for (RepositoryAction action : RepositoryAction.values()) {
                    assertThat(world.on(principal, name, action))
                            .as("%s, %s, %s", principal, name, action)
                            .matches(decision -> decision.allowed() == mayOn(principal, name, action), "as modelled")
                            .matches(
                                    decision -> !(decision instanceof Decision.Refused refused)
                                            || refused.visible() == maySee(principal, name),
                                    "visible as modelled");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsHiddenLooksLikeWhatIsMissing(long seed) {
        Random random = new Random(seed);
        populate(random);
        for (Principal principal : principals(random)) {
            for (String name : List.copyOf(repositories.keySet())) {
                Map<RepositoryAction, Decision> hidden = new HashMap<>();
                for (RepositoryAction action : RepositoryAction.values()) {
                    if (world.on(principal, name, action) instanceof Decision.Refused refused && !refused.visible()) {
                        hidden.put(action, refused);
                    }
                }
                AccessExplanation explained = explain(principal, name);
                inAWorldWithout(name, () -> {
                    hidden.forEach((action, decision) -> assertThat(world.on(principal, name, action))
                            .as("%s, %s", principal, action)
                            .isEqualTo(decision));
                    if (hidden.size() == RepositoryAction.values().length) {
                        assertThat(explain(principal, name)).isEqualTo(explained);
                    }
                });
            }
        }
    }

    /** Deletes the repository, asks, and takes the deletion back. */
    private void inAWorldWithout(String name, Runnable questions) {
        assertThatExceptionOfType(TakenBackException.class)
                .isThrownBy(() -> database.change(handle -> {
                    handle.execute("DELETE FROM any_repository WHERE name = ?", name);
                    questions.run();
                    throw new TakenBackException();
                }));
    }

    /** Ends a write of which nothing is to stay. */
    private static final class TakenBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void listsShowExactlyWhatCanBePulled(long seed) {
        Random random = new Random(seed);
        populate(random);
        for (Principal principal : principals(random)) {
            List<String> pullable = repositories.keySet().stream()
                    .filter(name ->
                            world.on(principal, name, RepositoryAction.PULL).allowed())
                    .toList();
            assertThat(listed(principal, 2)).as("%s", principal).isEqualTo(pullable);
            for (String namespace : NAMESPACES) {
                assertThat(world.access.visible().to(principal, NamespaceName.parse(namespace), "", 100))
                        .extracting(each -> each.name().name())
                        .isEqualTo(pullable.stream()
                                .filter(name -> name.startsWith(namespace + "/"))
                                .toList());
            }
        }
    }

    private List<String> listed(Principal principal, int pageSize) {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            List<String> page = world.access.visible().to(principal, after, pageSize).stream()
                    .map(each -> each.name().name())
                    .toList();
            all.addAll(page);
            if (page.size() < pageSize) {
                return all;
            }
            after = page.get(page.size() - 1);
        }
    }

    private AccessExplanation explain(Principal principal, String name) {
        return world.access.explainer().explain(principal, RepositoryName.parse(name));
    }

    // The model: rights straight from what was put into the world.

    private boolean mayOn(Principal principal, String name, RepositoryAction action) {
        if (!principal.limits().allow(RepositoryName.parse(name), action)) {
            return false;
        }
        if (!repositories.containsKey(name)) {
            return action == RepositoryAction.PUSH && name.contains("/") && makesByPush(principal, namespace(name));
        }
        return hasRight(principal, name, action);
    }

    private boolean hasRight(Principal principal, String name, RepositoryAction action) {
        if (principal.registryAdmin() || owns(principal, namespace(name))) {
            return true;
        }
        if (action == RepositoryAction.PULL && repositories.get(name) == Visibility.PUBLIC) {
            return true;
        }
        return teams.values().stream()
                .filter(team -> identities(principal).anyMatch(team.members()::contains))
                .flatMap(team -> Optional.ofNullable(team.grants().get(name)).stream())
                .anyMatch(role -> switch (action) {
                    case PULL -> true;
                    case PUSH, SCAN, DELETE_IMAGE -> role != Role.READ_ONLY;
                    case CONFIGURE, GRANT, DELETE_REPOSITORY -> role == Role.ADMIN;
                });
    }

    private boolean maySee(Principal principal, String name) {
        Visibility visibility = repositories.get(name);
        return visibility == Visibility.PUBLIC
                || (visibility == Visibility.PRIVATE
                        && hasRight(principal, name, RepositoryAction.PULL)
                        && Stream.of(RepositoryAction.values())
                                .anyMatch(action -> principal.limits().allow(RepositoryName.parse(name), action)));
    }

    private boolean makesByPush(Principal principal, String namespace) {
        boolean byOwner =
                owns(principal, namespace) && createOnPush.getOrDefault(namespace, !owners.containsKey(namespace));
        return byOwner || (principal.registryAdmin() && createOnPush.getOrDefault(namespace, false));
    }

    private boolean owns(Principal principal, String namespace) {
        return owners.containsKey(namespace)
                ? identities(principal).anyMatch(owners.get(namespace)::contains)
                : principal.subject().equals(Optional.of(Member.user(namespace)));
    }

    private static Stream<String> identities(Principal principal) {
        return principal.identities().stream().map(Member::toString);
    }

    private static String namespace(String name) {
        return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    }

    // The worlds.

    private void populate(Random random) {
        for (String organization : List.of("red", "blue")) {
            Set<String> these = some(random, MEMBERS.subList(0, 5));
            boolean on = random.nextBoolean();
            world.organization(organization, on, these.toArray(String[]::new));
            owners.put(organization, these);
            createOnPush.put(organization, on);
        }
        world.directory
                .with("ann", "g1")
                .with("bob")
                .with("cem", "g1", "g2")
                .withAdmin("dan")
                .with("red");
        if (random.nextBoolean()) {
            boolean on = random.nextBoolean();
            world.accounts.namespaces().switchCreateOnPush(NamespaceName.parse("ann"), on);
            createOnPush.put("ann", on);
        }
        for (String name : names()) {
            if (name.contains("/") && random.nextInt(4) > 0) {
                boolean open = random.nextInt(3) == 0;
                repositories.put(name, open ? Visibility.PUBLIC : Visibility.PRIVATE);
                if (open) {
                    world.publicRepository(name);
                } else {
                    world.privateRepository(name);
                }
            }
        }
        for (String name : List.of("red/t1", "red/t2", "blue/t1")) {
            Team team = new Team(some(random, MEMBERS), new HashMap<>());
            world.team(name, team.members().toArray(String[]::new));
            teams.put(name, team);
            repositories.keySet().stream()
                    .filter(repository -> namespace(repository).equals(namespace(name)) && random.nextBoolean())
                    .forEach(repository -> {
                        Role role = anyRole(random);
                        team.grants().put(repository, role);
                        world.grant(name, repository, role);
                    });
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("red", "ann"));
        for (String namespace : NAMESPACES) {
            names.addAll(List.of(namespace + "/a", namespace + "/b/c"));
        }
        return names;
    }

    private List<Principal> principals(Random random) {
        List<Principal> principals = new ArrayList<>(List.of(Principal.ANONYMOUS, Principal.robot("red+ci")));
        USERS.forEach(user -> principals.add(world.user(user)));
        Member job = Member.parse("job:f/j");
        principals.add(new Principal(Optional.of(job), Set.of(job, Member.parse("job:f")), false, Limits.NONE));
        principals.addAll(
                principals.stream().map(each -> each.limitedTo(limits(random))).toList());
        return principals;
    }

    private static Limits limits(Random random) {
        Optional<Role> ceiling = random.nextBoolean() ? Optional.empty() : Optional.of(anyRole(random));
        Set<String> covered =
                random.nextBoolean() ? Set.of() : some(random, List.of("red/*", "ann/b/*", "blue/a", "bob/*"));
        Limits limits = new Limits(ceiling, covered, Optional.empty());
        if (random.nextInt(3) > 0) {
            return limits;
        }
        Map<RepositoryName, Set<RepositoryAction>> granted = new HashMap<>();
        names().forEach(name ->
                granted.put(RepositoryName.parse(name), Set.copyOf(some(random, List.of(RepositoryAction.values())))));
        return limits.withGranted(granted);
    }

    private static Role anyRole(Random random) {
        return List.of(Role.values()).get(random.nextInt(Role.values().length));
    }

    private static <T> Set<T> some(Random random, List<T> of) {
        Set<T> some = new HashSet<>(of);
        some.removeIf(each -> random.nextInt(3) > 0);
        return some;
    }
}
