// SPDX-License-Identifier: MIT
/** NuGet packages of .NET programs: their {@code .deps.json}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.dotnet;

import org.jspecify.annotations.NullMarked;
