// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotnetEcosystemTest {
    @TempDir
    Path temporary;

    @Test
    void readsLibrariesButNotTheProgramItself() throws IOException {
        Found found = Found.in(new DotnetEcosystem(), temporary, "app/app.deps.json", """
                {"runtimeTarget": {"name": ".NETCoreApp,Version=v8.0"},
                 "libraries": {
                  "App/1.0.0": {"type": "project", "serviceable": false},
                  "Newtonsoft.Json/13.0.1": {"type": "package", "sha512": "x"},
                  "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1": {"type": "runtimepack"},
                  "broken": {"type": "package"}}}
                """);
        assertThat(found.names())
                .containsExactly("Newtonsoft.Json 13.0.1", "Microsoft.NETCore.App.Runtime.linux-x64 8.0.1");
    }
}
