// SPDX-License-Identifier: MIT
package hudson;

public abstract class Launcher {}
