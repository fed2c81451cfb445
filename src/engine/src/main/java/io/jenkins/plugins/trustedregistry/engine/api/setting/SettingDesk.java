// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.SettingParts;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange;
import io.jenkins.plugins.trustedregistry.engine.settings.change.Blocks;
import io.jenkins.plugins.trustedregistry.engine.settings.change.Reach;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper.Kept;
import io.jenkins.plugins.trustedregistry.engine.settings.change.ShownBlock;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where settings are changed: one change after the other, each on what is kept at that moment. */
final class SettingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SettingDesk.class);

    private final SettingParts parts;
    private final Supplier<Settings> inForce;

    SettingDesk(SettingParts parts, Supplier<Settings> inForce) {
        this.parts = parts;
        this.inForce = inForce;
    }

    Settings inForce() {
        return inForce.get();
    }

    /** What is kept; what is in force where the host keeps nothing that could be changed. */
    Kept kept() {
        if (parts.keeper().isEmpty()) {
            return new Kept(inForce.get(), "", Set.of(), Optional.empty());
        }
        try {
            return parts.keeper().get().kept();
        } catch (InvalidSettingException | IOException e) {
            throw Refusals.conflict(
                    "The settings that are kept can't be read, so nothing can be changed here. " + e.getMessage());
        }
    }

    boolean keepsAny() {
        return parts.keeper().isPresent();
    }

    /** How a change is taken into use. */
    enum Use {
        /** There was nothing to change. */
        UNCHANGED,
        /** It is in force. */
        NOW,
        /** The registry is closed and opened for it, in the background. */
        SOON
    }

    /** What came of a change. */
    record Done(Kept kept, List<String> keys, Use use) {
        Done {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Makes a change.
     *
     * @param version what the block was when whoever changes it looked; empty: they don't care
     * @throws RegistryException 400 for a value that can't be used, 412 when the block is another by now, 409 when it can't be kept
     */
    synchronized Done change(BlockChange change, Optional<String> version, String by) {
        SettingsKeeper keeper = parts.keeper()
                .orElseThrow(() -> Refusals.conflict("The host of this registry keeps the settings where they can't be"
                        + " changed from here: change them there."));
        Kept before = kept();
        requireSame(before, change.block(), version);
        Settings wanted = wanted(before.settings(), change);
        List<String> keys = Blocks.changed(
                change.block(), Blocks.of(before.settings(), change.block()), Blocks.of(wanted, change.block()));
        if (keys.isEmpty()) {
            return new Done(before, keys, Use.UNCHANGED);
        }
        parts.use().check(before.settings(), wanted);
        keep(keeper, change.block(), wanted);
        LOG.info("Settings were changed by {}: {}", by, keys);
        parts.events().publish(new SettingsChanged(change.block(), keys, SettingsChanged.Means.CALL), by);
        Use use = takeIntoUse(keeper, wanted, change.block());
        return new Done(new Kept(wanted, before.place(), before.byCode(), Optional.empty()), keys, use);
    }

    private static void requireSame(Kept kept, String block, Optional<String> version) {
        String now = ShownBlock.of(kept.settings(), block).version();
        if (version.isPresent() && !version.get().equals(now) && !version.get().equals("*")) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    412,
                    "Somebody has changed these settings since you looked at them, so yours were not saved: look at them"
                            + " again, and change what is still to be changed.",
                    Map.of("version", now));
        }
    }

    /** The settings as they would be with this change. */
    static Settings wanted(Settings before, BlockChange change) {
        try {
            return change.of(before);
        } catch (InvalidSettingException e) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED, 400, String.valueOf(e.getMessage()), Map.of("path", path(change, e)));
        }
    }

    /** Within the block, as the form knows it. */
    private static List<Object> path(BlockChange change, InvalidSettingException e) {
        boolean whole = !e.path().isEmpty() && change.block().equals(e.path().get(0));
        return whole ? e.path().subList(1, e.path().size()) : e.path();
    }

    private static void keep(SettingsKeeper keeper, String block, Settings wanted) {
        try {
            keeper.keep(block, wanted);
        } catch (IOException e) {
            throw Refusals.conflict(String.valueOf(e.getMessage()));
        }
    }

    /** What was kept and can't be taken over after all is tried with a new opening, which says what is wrong. */
    private Use takeIntoUse(SettingsKeeper keeper, Settings wanted, String block) {
        Settings merged = block(inForce.get(), wanted, block);
        if (Reach.needsOpening(inForce.get(), merged).isEmpty()) {
            try {
                parts.use().use(merged);
                return Use.NOW;
            } catch (IOException | RuntimeException e) {
                LOG.warn("Changed settings could not be taken over, so the registry is opened anew", e);
            }
        }
        keeper.reopen();
        return Use.SOON;
    }

    /** Of what is kept only that block: whatever else somebody wrote into a file waits for the next opening. */
    private static Settings block(Settings inForce, Settings wanted, String block) {
        JsonNode value = Blocks.of(wanted, block);
        return new BlockChange(block, value, true).of(inForce);
    }

    /** Whether what is kept of a block is also what the registry goes by. */
    boolean isInForce(Kept kept, String block) {
        return Objects.equals(Blocks.of(kept.settings(), block), Blocks.of(inForce.get(), block));
    }
}
