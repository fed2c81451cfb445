// SPDX-License-Identifier: MIT
/**
 * What a browser is shown: the start page at {@code /}, the guides below {@code /guides/}, and the files they are made of below
 * {@code /pages/}. The files themselves are in {@code src/web}, the guides in {@code docs}; both are packed into the engine's jar,
 * so that every host serves the same ones.
 *
 * <p>A file is found by its exact name, which can't leave its folder, and goes out with an ETag and the order to ask again each
 * time: after an upgrade no browser shows half of the old pages. A page may load nothing but such files: no inline script, no inline
 * style, nothing from elsewhere. A host that shows pages at another address passes their calls to the registry's router, as it
 * does with those of the API.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.pages;

import org.jspecify.annotations.NullMarked;
