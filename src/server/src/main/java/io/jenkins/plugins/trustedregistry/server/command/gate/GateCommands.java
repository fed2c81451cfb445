// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import picocli.CommandLine.Command;

/** Gates. */
@Command(
        name = "gate",
        description = "Gates: what images must keep to be pulled.",
        subcommands = {
            PolicyCommands.class,
            ExceptionCommands.class,
            VexCommands.class,
            VerdictCommand.class,
            VerdictCommands.All.class,
            VerdictCommands.Rehearse.class,
            VerdictCommands.Keys.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry gate policy set no-criticals --file no-criticals.yaml",
            "  trusted-registry gate rehearse no-criticals --last 200",
            "  trusted-registry gate verdict technology/test:v1",
            "  trusted-registry gate verdict --file image.tar --as technology/test:v2",
            "  trusted-registry gate exception add --on technology/test --vulnerability CVE-2021-44228 --reason 'not"
                    + " reachable' --expires 2027-03-31"
        })
public final class GateCommands {
    private GateCommands() {}
}
