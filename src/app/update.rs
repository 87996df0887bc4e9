//! `update`: the one place where the model changes.

mod admission;
mod appraisal;
mod choosing;
mod commit;
mod errands;
mod files;
mod folder;
mod given;
mod host;
mod intake;
mod left;
mod logs;
mod merging;
mod opening;
mod pilot;
mod protocol;
mod reconcile;
mod reviews;
mod store;
mod studies;
mod typing;

use super::effect::Effect;
use super::figures::Figures;
use super::folder::FolderLink;
use super::host::HostEvent;
use super::logs::LogList;
use super::model::{Model, Panel, Screen};
use super::msg::{FolderMsg, Msg};
use super::open::Open;
use super::problem::Problem;
use super::ratings::SummaryList;
use crate::instrument::ItemId;
use crate::port::Moment;
use crate::text::app as words;

/// A list with more studies takes long to lay out.
const LONG: usize = 80;

/// Takes in what happened and says what is to be done outside.
pub fn update(model: &mut Model, msg: Msg, moment: Moment) -> Vec<Effect> {
    let mut turn = Turn {
        model,
        moment,
        effects: Vec::new(),
    };
    turn.take(msg);
    let overdue = turn.model.overdue(&turn.moment.now);
    turn.model.overdue_since = overdue.filter(|_| !turn.model.reminder_put_off);
    if turn.model.panel_behind.is_some() {
        turn.show_panel_behind();
    }
    turn.merge_next();
    turn.start_errand();
    turn.work_out();
    let waits = |open: &Open| !open.folder.waiting.is_empty();
    if turn.open().is_some_and(waits) {
        turn.start_folder_job();
    }
    if let Some(job) = turn.model.saving.start() {
        turn.effects.push(Effect::Run(job));
    }
    if let Some(number) = turn.model.saving.to_watch() {
        turn.effects.push(Effect::WatchSaving(number));
    }
    turn.read_logs();
    turn.effects
}

/// One turn of the machine: the model, the moment of the event, and the effects so far.
struct Turn<'a> {
    model: &'a mut Model,
    moment: Moment,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn take(&mut self, msg: Msg) {
        if !self.model.mode.admits(&msg) {
            return;
        }
        match msg {
            Msg::Store(msg) => self.store(msg),
            Msg::Reviews(msg) => self.reviews(msg),
            Msg::Protocol(msg) => self.protocol(msg),
            Msg::Studies(msg) => self.studies(msg),
            Msg::Appraisal(msg) => self.appraisal(msg),
            Msg::Files(msg) => self.files(msg),
            Msg::HostAsked(id, request) => self.host(id, request),
            Msg::ScreenChosen(screen) => self.go(screen),
            Msg::MoreChosen(list) => self.draw_more(list),
            Msg::Typed(draft) => self.typed(draft),
            Msg::TypingPaused(typed) => self.typing_paused(typed),
            Msg::TypingEnded => self.settle_draft(),
            Msg::PageLeft => self.page_left(),
            Msg::UndoChosen => self.undo(),
            Msg::ProblemDismissed(place) => self.dismiss_problem(place),
            Msg::ReminderPutOff => {
                self.model.reminder_put_off = true;
                self.focus("heading");
            }
            Msg::PanelClosed => self.close_panel(),
            Msg::KeysToggled => self.toggle(Panel::Keys, "keys"),
            Msg::GuidanceToggled(item) => self.draw_guidance(item),
            Msg::AboutToggled => self.toggle(Panel::About, "about"),
            Msg::Reconcile(msg) => self.reconcile(msg),
            Msg::Log(msg) => self.log(msg),
            // Most pages that are come back to have no folder.
            Msg::Folder(FolderMsg::PageShown) if !self.is_linked() => {}
            Msg::Folder(msg) => self.folder(msg),
        }
    }

    /// Opens a panel and moves the focus into it, or closes it.
    fn toggle(&mut self, panel: Panel, id: &str) {
        if std::mem::discriminant(&self.model.panel) == std::mem::discriminant(&panel) {
            self.close_panel();
        } else {
            self.open_panel(panel, id);
        }
    }

    fn open_panel(&mut self, panel: Panel, focus: &str) {
        let before = std::mem::replace(&mut self.model.panel, panel);
        if before.is_of_files() {
            self.put_behind(before);
        }
        self.focus(focus);
    }

    /// Keeps what came of files while another panel is in front of it.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn put_behind(&mut self, panel: Panel) {
        if !self.model.panel.is_of_files() {
            self.model.panel_behind = Some(panel);
        }
    }

    /// Shows what came of files; where a form is being filled in, once that is done.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn open_panel_of_files(&mut self, panel: Panel) {
        if self.model.panel.is_filled_in() {
            self.announce(words::FILES_READ);
            words::FILES_READ.clone_into(&mut self.model.notice);
            self.model.panel_behind = Some(panel);
        } else {
            let focus = if matches!(panel, Panel::Intake(_)) {
                "intake"
            } else {
                "merging"
            };
            self.open_panel(panel, focus);
        }
    }

    /// Shows what waited behind a panel, if that was closed.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn show_panel_behind(&mut self) {
        if matches!(self.model.panel, Panel::None)
            && let Some(panel) = self.model.panel_behind.take()
        {
            self.model.notice.clear();
            self.open_panel_of_files(panel);
        }
    }

    /// Closes the panel; the focus goes back to the part of the screen it belongs to.
    fn close_panel(&mut self) {
        let part = match std::mem::take(&mut self.model.panel) {
            Panel::None => return,
            Panel::ChooseCategory | Panel::Helper(_) | Panel::Reason(_) => "category",
            Panel::Pilot(_) => "pilot",
            _ => "heading",
        };
        self.focus(part);
    }

    fn focus(&mut self, id: &str) {
        self.effects.push(Effect::Focus(id.to_owned()));
    }

    /// Shows a screen; its heading gets the focus, so that a screen reader reads it.
    fn go(&mut self, screen: Screen) {
        self.settle_draft();
        self.model.panel = Panel::None;
        self.model.notice.clear();
        if screen == Screen::Studies
            && let Some(open) = &mut self.model.open
        {
            // The list is drawn from its beginning.
            open.list.top = 0;
            super::studies::refresh(open);
        }
        if let Some(open) = &mut self.model.open {
            open.guided.clear();
            match &screen {
                Screen::Reconcile => super::reconcile::refresh(open),
                Screen::Reconciling(study) => open.turn_to(study),
                Screen::Summary => open.figures.draw_beginnings(),
                _ => {}
            }
        }
        if screen == Screen::Reviews {
            self.effects.push(Effect::ReadCards);
        }
        self.model.logs.shown = LogList::default();
        let is_log = screen == Screen::Log;
        self.model.screen = screen;
        if is_log {
            self.show_log();
        }
        let studies = self.open().map_or(0, |open| match self.model.screen {
            Screen::Studies => open.list.visible.len(),
            Screen::Summary => open.review.studies().len(),
            _ => 0,
        });
        if studies > LONG {
            self.effects.push(Effect::FocusSoon("heading".to_owned()));
        } else {
            self.focus("heading");
        }
    }

    /// Has the guidance on an item drawn from now on, as long as the study is shown: that on all items
    /// is as much again as all else on the screen.
    fn draw_guidance(&mut self, item: ItemId) {
        if let Some(open) = &mut self.model.open
            && !open.guided.contains(&item)
        {
            open.guided.push(item);
        }
    }

    /// Draws more of a list of the Summary screen; the focus goes to the first row that is new.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn draw_more(&mut self, list: SummaryList) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let first = open.figures.draw_more(list);
        if let Some(id) = list.id(first) {
            self.focus(&id);
        }
    }

    /// Works out what the screen shows of all studies, where that is not known yet.
    fn work_out(&mut self) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        match self.model.screen {
            Screen::Summary => Figures::sum_up(open),
            Screen::Protocol => open.figures.look_at_pilot(&open.review),
            _ => {}
        }
    }

    /// Leaves the focus where it is: what a host page asks for must not take it from there.
    fn leave_focus(&mut self) {
        self.effects
            .retain(|effect| !matches!(effect, Effect::Focus(_) | Effect::FocusSoon(_)));
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn problem(&mut self, problem: Problem) {
        self.effects
            .push(Effect::Emit(HostEvent::Problem(problem.what.clone())));
        self.model
            .problems
            .retain(|known| known.what != problem.what);
        self.model.problems.insert(0, problem);
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn dismiss_problem(&mut self, place: usize) {
        if place < self.model.problems.len() {
            self.model.problems.remove(place);
            self.focus("heading");
        }
    }

    fn announce(&mut self, words: impl Into<String>) {
        self.model.announcement = words.into();
    }

    /// Whether the open review is linked to a folder.
    fn is_linked(&self) -> bool {
        let link = self.open().map(|open| &open.folder.link);
        matches!(link, Some(FolderLink::Linked(_)))
    }

    fn open(&self) -> Option<&Open> {
        self.model.open.as_ref()
    }
}
