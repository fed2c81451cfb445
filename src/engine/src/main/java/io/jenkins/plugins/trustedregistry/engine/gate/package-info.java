// SPDX-License-Identifier: MIT
/**
 * Gates: policies that images must keep to be pulled, promoted, or to let a build pass. A pure function comes to a verdict with
 * reasons; others store it and act on it.
 *
 * <p>Packages below, each uses only those before it: {@code licence}, {@code subject} (what is judged), {@code opinion} and {@code rule}
 * (what is asked of it), {@code policy}, {@code waiver} (what does not count), {@code verdict} (the pure function), {@code vex}, {@code
 * store} (tables), {@code key}, {@code lookup} (finding out), {@code signature}, {@code judge} (verdicts of images in the registry),
 * {@code pull} (the checks before pulls), {@code outside}, {@code rehearsal}, {@code job} (writing down), {@code waiting}. {@link
 * io.jenkins.plugins.trustedregistry.engine.gate.Gates} puts them together and is what hosts and other rooms use.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate;

import org.jspecify.annotations.NullMarked;
