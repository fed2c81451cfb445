// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ExhaustedException;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Copy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies what one tag leads to, from one side of a mirror to the other, with what stands beside it; only what is not there yet. */
public final class TagCopy {
    private final Selection selection;
    private final Choice choice;
    private final Side from;
    private final Side to;
    private final Progress progress;
    private final InstantSource clock;

    public TagCopy(Selection selection, Choice choice, Side from, Side to, Progress progress, InstantSource clock) {
        this.selection = selection;
        this.choice = choice;
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * How it ended; empty when there is no such tag, or not one to be mirrored.
     *
     * @throws ExhaustedException when it may work later
     */
    public Optional<Copy> run(Tag tag) throws IOException, InterruptedException {
        Glance glance = Glance.of(tag, clock.instant());
        if (BesideTags.about(tag).isPresent()) {
            return Optional.empty(); // it goes along with what it is about
        }
        try {
            Optional<Digest> found = choice.isWanted(tag) ? from.digest(tag) : Optional.empty();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            glance = glance.leadingTo(found.get());
            Optional<String> against = choice.against(found.get());
            if (against.isPresent()) {
                return Optional.of(glance.ended(MirrorOutcome.REFUSED, against.get()));
            }
            Tag target = selection.template().apply(tag, glance.at().atZone(selection.zone()));
            glance = glance.called(target);
            return Optional.of(copied(glance, found.get(), target));
        } catch (ExhaustedException e) {
            throw e;
        } catch (ClientException e) {
            return Optional.of(glance.ended(e));
        } catch (RegistryException e) {
            return Optional.of(glance.ended(MirrorOutcome.REFUSED, String.valueOf(e.getMessage())));
        }
    }

    private Copy copied(Glance glance, Digest digest, Tag target) throws IOException, InterruptedException {
        Optional<Digest> there = to.digest(target);
        if (there.equals(Optional.of(digest))) {
            int beside = selection.referrers()
                    ? ImageCopy.referrers(from.image(digest), to.target(), progress) + tagsBeside(digest)
                    : 0;
            return beside == 0
                    ? glance.ended(MirrorOutcome.UNCHANGED, "It is there already.")
                    : glance.ended(MirrorOutcome.COPIED, "It was there already. Copied " + beside(beside) + ".");
        }
        if (there.isPresent() && !selection.overwrite()) {
            return glance.ended(
                    MirrorOutcome.REFUSED,
                    "The tag " + target + " is there with another image (" + there.get()
                            + "), and this mirror does not overwrite. Delete it there, or let the mirror overwrite.");
        }
        CopyOptions options = new CopyOptions(List.of(target), Optional.empty(), selection.referrers());
        Copied done = ImageCopy.run(from.image(digest), to.target(), options, progress);
        int beside = done.referrers() + (selection.referrers() ? tagsBeside(digest) : 0);
        return glance.ended(MirrorOutcome.COPIED, "Copied" + (beside == 0 ? "" : ", with " + beside(beside)) + ".");
    }

    private static String beside(int count) {
        return count == 1 ? "1 that stands beside it" : count + " that stand beside it";
    }

    /** Tags by which older tools find signatures; they move when a signature is added. Returns how many were copied. */
    private int tagsBeside(Digest image) throws IOException, InterruptedException {
        int copied = 0;
        for (Digest each : digests(image)) {
            for (Tag tag : BesideTags.of(each)) {
                Optional<Digest> wanted = choice.mayHaveBeside(tag) ? from.digest(tag) : Optional.empty();
                if (wanted.isPresent() && !to.digest(tag).equals(wanted)) {
                    ImageCopy.run(from.image(wanted.get()), to.target(), CopyOptions.tagged(tag), progress);
                    copied++;
                }
            }
        }
        return copied;
    }

    private Set<Digest> digests(Digest image) throws IOException, InterruptedException {
        Set<Digest> all = new LinkedHashSet<>();
        ImageSource source = from.image(image);
        collect(source, source.root(), all);
        return all;
    }

    private static void collect(ImageSource source, Document document, Set<Digest> into)
            throws IOException, InterruptedException {
        if (into.add(document.digest())) {
            for (Descriptor listed : document.manifest().manifests()) {
                collect(source, source.manifest(listed), into);
            }
        }
    }
}
