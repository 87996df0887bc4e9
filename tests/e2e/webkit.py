#!/usr/bin/python3
"""A WebKitGTK window for WebKitWebDriver, with a profile that lasts.

The MiniBrowser that comes with the driver keeps nothing under automation, so it cannot show that saved work
survives a restart of the browser. This is as little browser as the driver needs, with its data in $MMAT_PROFILE.
"""

import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2

profile = os.environ["MMAT_PROFILE"]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(profile, "data"),
    base_cache_directory=os.path.join(profile, "cache"),
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)
if os.environ.get("MMAT_LESS_MOTION"):
    Gtk.Settings.get_default().set_property("gtk-enable-animations", False)


open_windows = 0


def quit_after_the_last(_):
    global open_windows
    open_windows -= 1
    if open_windows == 0:
        Gtk.main_quit()


def print_request(_view, _resource, request):
    print("REQUEST", request.get_uri(), flush=True)


def print_death(_view, reason):
    print("PAGE DIED", reason.value_nick, flush=True)


def new_view(*_):
    """A view in a window of its own, as the driver asks for one."""
    global open_windows
    open_windows += 1
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    view.connect("resource-load-started", print_request)
    view.connect("web-process-terminated", print_death)
    window = Gtk.Window(default_width=1280, default_height=900)
    window.add(view)
    view.connect("close", lambda _: window.destroy())
    window.connect("destroy", quit_after_the_last)
    window.show_all()
    return view


def automation_started(_, session):
    info = WebKit2.ApplicationInfo.new()
    info.set_name("MiniBrowser")
    info.set_version(
        WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
    )
    session.set_application_info(info)
    session.connect("create-web-view", new_view)


context.connect("automation-started", automation_started)
Gtk.main()
