// SPDX-License-Identifier: MIT
package hudson.remoting;

public interface VirtualChannel {}
