//! The R script that draws the tables. No text of the team stands in it.

use super::Plot;
use crate::instrument::{ATTRIBUTION, CITATION, ItemId};

/// Above this many studies the dots must be smaller to fit.
const CROWDED: usize = 40;

/// The script for these tables.
pub(super) fn script(plots: &[Plot]) -> String {
    let mut text = head();
    if plots.is_empty() {
        text.push_str("\n# No study has a category yet, so there is nothing to draw.\n");
        return text;
    }
    text.push_str(DRAW);
    for plot in plots {
        let codes: Vec<String> = plot
            .group
            .items()
            .iter()
            .map(|item: &ItemId| format!("\"{}\"", item.token()))
            .collect();
        let size = if plot.rows > CROWDED { 5 } else { 20 };
        let (name, codes) = (&plot.name, codes.join(", "));
        text.push_str(&format!("draw(\"{name}\", c({codes}), psize = {size})\n"));
    }
    text
}

fn head() -> String {
    format!(
        "# Draws MMAT 2018 appraisals with robvis. Run it in the folder of the CSV files.\n\
         #\n\
         # robvis knows risk of bias, the MMAT does not: that Yes is written as Low, No as High and\n\
         # Can't tell as Unclear is a device of the plot and no judgement of a risk. The labels\n\
         # below give the MMAT's own words back. \"No information\" is an item not answered.\n\
         #\n\
         # {CITATION}\n\
         # {ATTRIBUTION}\n"
    )
}

const DRAW: &str = r#"
library(robvis)  # remotes::install_github("mcguinlu/robvis"): CRAN's 0.3.0 refuses this

draw <- function(name, codes, psize) {
  d <- read.csv(paste0(name, ".csv"), check.names = FALSE, encoding = "UTF-8")
  p <- rob_traffic_light(d, "Generic", overall = FALSE, domain_shortcodes = codes, psize = psize,
    x_title = "MMAT 2018 criteria", judgement_title = "Rating",   # order of labels: c, h, s, l, n, x
    judgement_labels = c("(unused)", "No", "Can't tell", "Yes", "Not answered", "Not applicable"))
  b <- rob_summary(d, "Generic", overall = FALSE,                      # order of labels: l, s, h, c, n
    judgement_labels = c("Yes", "Can't tell", "No", "(unused)", "Not answered"))
  rob_save(p, paste0(name, "_traffic_light.png"), dpi = 300)
  rob_save(b, paste0(name, "_summary.png"), dpi = 300)
}

"#;
