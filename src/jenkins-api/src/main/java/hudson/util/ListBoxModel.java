// SPDX-License-Identifier: MIT
package hudson.util;

import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public native void add(String displayName, String value);

    public static final class Option {}
}
