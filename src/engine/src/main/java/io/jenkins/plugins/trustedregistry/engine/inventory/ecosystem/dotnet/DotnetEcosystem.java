// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.dotnet;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

/** Reads the list of libraries beside a .NET program. The program itself ({@code project}) is none of them. */
public final class DotnetEcosystem implements Ecosystem {
    private static final int LARGEST = 16 << 20;
    private static final String RUNTIME = "runtimepack.";

    @Override
    public String name() {
        return "dotnet";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().endsWith(".deps.json");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        JsonNode libraries = Json.read(content.array(LARGEST)).path("libraries");
        for (Iterator<Map.Entry<String, JsonNode>> each = libraries.properties().iterator(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> library = each.next();
            String type = Json.text(library.getValue(), "type");
            int slash = library.getKey().lastIndexOf('/');
            if (slash > 0 && (type.equals("package") || type.equals("runtimepack"))) {
                String name = library.getKey().substring(0, slash);
                findings.found(PackageFacts.of(
                        "nuget",
                        "",
                        name.startsWith(RUNTIME) ? name.substring(RUNTIME.length()) : name,
                        library.getKey().substring(slash + 1)));
            }
        }
    }
}
