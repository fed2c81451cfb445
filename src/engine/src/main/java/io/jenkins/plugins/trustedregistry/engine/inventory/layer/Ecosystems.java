// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine.AlpineEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch.ArchEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.bitnami.BitnamiEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.conda.CondaEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian.DebianEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.dotnet.DotnetEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang.GolangEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm.JvmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm.NpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease.OsReleaseEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.php.PhpEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python.PythonEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm.RpmEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby.RubyEcosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust.RustEcosystem;
import java.util.List;

/** All ecosystems that are known. */
public final class Ecosystems {
    private Ecosystems() {}

    public static List<Ecosystem> all() {
        return List.of(
                new OsReleaseEcosystem(),
                new DebianEcosystem(),
                new AlpineEcosystem(),
                new RpmEcosystem(),
                new ArchEcosystem(),
                new JvmEcosystem(),
                new NpmEcosystem(),
                new PythonEcosystem(),
                new GolangEcosystem(),
                new RustEcosystem(),
                new RubyEcosystem(),
                new PhpEcosystem(),
                new DotnetEcosystem(),
                new CondaEcosystem(),
                new BitnamiEcosystem());
    }
}
