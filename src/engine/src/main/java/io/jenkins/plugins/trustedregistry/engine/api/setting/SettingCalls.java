// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange;
import io.jenkins.plugins.trustedregistry.engine.settings.change.Blocks;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper.Kept;
import io.jenkins.plugins.trustedregistry.engine.settings.change.ShownBlock;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The blocks of the settings. */
final class SettingCalls {
    private final SettingDesk desk;

    SettingCalls(SettingDesk desk) {
        this.desk = desk;
    }

    Reply show(Call call) {
        String block = block(call);
        return view(block, desk.kept(), Optional.empty());
    }

    Reply replace(Call call) throws IOException {
        return change(call, true);
    }

    Reply change(Call call) throws IOException {
        return change(call, false);
    }

    private Reply change(Call call, boolean whole) throws IOException {
        String block = block(call);
        BlockChange change = new BlockChange(block, JsonBody.anything(call), whole);
        SettingDesk.Done done =
                desk.change(change, ifMatch(call), call.principal().shownName());
        return view(block, done.kept(), Optional.of(done));
    }

    /** @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException 404 for a block there is not */
    static String block(Call call) {
        String block = call.parameter("block");
        if (!Blocks.names().contains(block)) {
            throw Refusals.missing("The settings have no block '" + Shown.of(block) + "'. There are: "
                    + String.join(", ", Blocks.names())
                    + "; organizations are changed by their own calls.");
        }
        return block;
    }

    /** A proxy may have made the mark a weak one. */
    private static Optional<String> ifMatch(Call call) {
        return call.headers()
                .first("If-Match")
                .map(text -> text.strip().replaceFirst("^W/", "").replace("\"", ""));
    }

    private Reply view(String block, Kept kept, Optional<SettingDesk.Done> done) {
        ShownBlock shown = ShownBlock.of(kept.settings(), block);
        return Json.ok(new BlockView(
                        block,
                        shown.value(),
                        shown.secrets(),
                        shown.version(),
                        kept.place(),
                        desk.keepsAny(),
                        kept.byCode().contains(block),
                        desk.isInForce(kept, block),
                        kept.problem(),
                        done.map(SettingDesk.Done::keys),
                        done.map(each -> each.use().name().toLowerCase(Locale.ROOT))))
                .with("ETag", "\"" + shown.version() + "\"")
                .with("Cache-Control", "no-store");
    }

    /**
     * A block of the settings.
     *
     * @param value as a settings file would say it, without secrets; what has its default may be left out
     * @param secrets which are set: {@code key}, {@code others.trivy.secret}
     * @param version for {@code If-Match}; the ETag without its quotes
     * @param place where the host keeps it; empty where it can't be changed
     * @param byCode whether configuration as code set it, and will again
     * @param inForce whether the registry goes by it; not while it is being opened anew, or when a file was changed by hand
     * @param problem why the last change was taken back
     * @param changed which keys this call has changed
     * @param applied unchanged; now; or soon, when the registry is closed and opened for it
     */
    record BlockView(
            String block,
            JsonNode value,
            List<String> secrets,
            String version,
            String place,
            boolean changeable,
            boolean byCode,
            boolean inForce,
            Optional<String> problem,
            Optional<List<String>> changed,
            Optional<String> applied) {}
}
