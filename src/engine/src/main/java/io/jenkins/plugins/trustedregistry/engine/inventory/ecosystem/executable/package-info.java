// SPDX-License-Identifier: MIT
/** The parts of programs and libraries: ELF, PE and Mach-O. Only what is needed to find a section or an address in them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import org.jspecify.annotations.NullMarked;
