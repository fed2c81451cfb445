// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Situation;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebook;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Judge;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageIndex;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verdicts of images in the registry. What was found once is given again until the next write to the database, then looked at
 * whether anything that counts has changed, and only then come to anew. Safe for many threads.
 */
public final class Verdicts {
    /** Indexes that list indexes; deeper than this nothing is known. */
    private static final int DEEPEST = 4;

    private static final int REMEMBERED = 20_000;

    private final JudgeParts parts;
    private final Remembered<Judged, Verdict> remembered;
    private final RecentVerdicts recent = new RecentVerdicts();

    public Verdicts(JudgeParts parts) {
        this.parts = parts;
        remembered = new Remembered<>(parts.database(), REMEMBERED);
    }

    /**
     * The verdict under all policies that apply.
     *
     * @throws IOException when the image can't be judged; then nobody may take it for good
     */
    public Verdict of(Repository repository, StoredManifest manifest) throws IOException {
        Judged key = new Judged(
                repository.id(), manifest.digest(), parts.advisories().newest());
        Verdict verdict = remembered.get(key, () -> unchecked(repository, manifest));
        return verdict.holdsAt(parts.clock().instant()) ? verdict : unchecked(repository, manifest);
    }

    private Verdict unchecked(Repository repository, StoredManifest manifest) {
        try {
            return judge(repository, manifest, DEEPEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict judge(Repository repository, StoredManifest manifest, int depth) throws IOException {
        Rulebook rules = parts.rulebooks().now();
        Situation situation = parts.subjects().situation(repository, manifest.digest());
        Manifest parsed = ManifestParser.parse(manifest.content(), manifest.mediaType());
        Instant now = parts.clock().instant();
        if (!(parsed instanceof ImageIndex)) {
            Optional<Verdict> known = recent.find(repository.id(), manifest.digest(), rules.revision(), situation, now);
            if (known.isPresent()) {
                return known.get();
            }
        }
        Question question =
                new Question(repository, manifest, parsed, situation, rules, rules.applying(repository.name()), now);
        Verdict verdict = answer(question, depth, image -> judge(repository, image, depth - 1));
        if (!(parsed instanceof ImageIndex)) {
            recent.keep(repository.id(), rules.revision(), situation, verdict);
        }
        return verdict;
    }

    /** The verdict under these policies alone, whatever applies; not remembered. */
    public Verdict under(Repository repository, StoredManifest manifest, List<StoredPolicy> policies)
            throws IOException {
        return under(repository, manifest, policies, DEEPEST);
    }

    private Verdict under(Repository repository, StoredManifest manifest, List<StoredPolicy> policies, int depth)
            throws IOException {
        Question question = new Question(
                repository,
                manifest,
                ManifestParser.parse(manifest.content(), manifest.mediaType()),
                parts.subjects().situation(repository, manifest.digest()),
                parts.rulebooks().now(),
                policies,
                parts.clock().instant());
        return answer(question, depth, image -> under(repository, image, policies, depth - 1));
    }

    /** Judges an image of an index. */
    @FunctionalInterface
    private interface Images {
        Verdict judge(StoredManifest image) throws IOException;
    }

    private record Question(
            Repository repository,
            StoredManifest stored,
            Manifest manifest,
            Situation situation,
            Rulebook rules,
            List<StoredPolicy> policies,
            Instant now) {}

    private Verdict answer(Question question, int depth, Images images) throws IOException {
        Kind kind = depth < 1 ? Kind.IMAGE : parts.subjects().kind(question.manifest());
        Set<Need> needs = EnumSet.noneOf(Need.class);
        question.policies().forEach(each -> needs.addAll(each.policy().needs()));
        Subject subject = parts.subjects()
                .subject(
                        question.repository(),
                        question.stored(),
                        question.manifest(),
                        kind,
                        question.situation(),
                        needs,
                        question.now());
        Verdict own = Judge.judge(subject, question.policies(), waivers(question));
        return kind == Kind.INDEX ? Judge.worst(own, listed(question, images)) : own;
    }

    private List<Waiver> waivers(Question question) throws IOException {
        List<Waiver> all = new ArrayList<>(question.rules().waivers());
        all.addAll(parts.waivers().of(question.repository(), question.stored().digest(), question.situation()));
        return all;
    }

    private List<Verdict> listed(Question question, Images images) throws IOException {
        Manifests manifests = parts.manifests();
        List<Verdict> verdicts = new ArrayList<>();
        for (Descriptor entry : question.manifest().manifests()) {
            boolean runs = entry.mediaType().isIndex() || entry.mediaType().isImageManifest();
            Optional<StoredManifest> stored =
                    runs ? manifests.find(question.repository().id(), entry.digest()) : Optional.empty();
            if (stored.isPresent()) {
                verdicts.add(images.judge(stored.get()));
            }
        }
        return verdicts;
    }
}
