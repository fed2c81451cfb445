// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

        subcommands = {MeasureCommand.class, ReportCommand.class, PagesCommand.class})
