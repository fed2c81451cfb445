// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.run;

import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.plugin.pages.ImageAddress;
import java.util.Locale;

/** A line of the table on the page of a run. A class with getters, because the page reads those. */
public final class RunImage {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private final BuildImage image;

    RunImage(BuildImage image) {
        this.image = image;
    }

    /** pushed or pulled. */
    public String getDeed() {
        return image.deed().toString();
    }

    public String getRepository() {
        return image.repository().name();
    }

    /** As docker writes it: with the tag, else with the digest. */
    public String getName() {
        return image.repository().name()
                + image.tag().map(Tag::name).map(name -> ":" + name).orElseGet(() -> "@" + image.digest());
    }

    public String getDigest() {
        return image.digest().toString();
    }

    /** Where the registry's pages show it: what stands behind their address, in the form that address.js reads. */
    public String getAddress() {
        return ImageAddress.of(getRepository(), getDigest());
    }

    /** Enough of the digest to tell images apart by. */
    public String getShortDigest() {
        return image.digest().toString().substring(0, 19);
    }

    /** In the unit that a person would choose. */
    public String getWeight() {
        return weight(image.size());
    }

    static String weight(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
