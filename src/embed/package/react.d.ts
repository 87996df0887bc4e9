// Makes <mmat-appraisal> known to JSX in React 19: import type {} from "mmat-appraisal/react".
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MmatAppraisalElement, MmatAttributes, MmatEventMap } from "./mmat-appraisal.js";

type Listeners = { [K in keyof MmatEventMap as `on${K}`]?: (event: MmatEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "mmat-appraisal": DetailedHTMLProps<HTMLAttributes<MmatAppraisalElement>, MmatAppraisalElement> &
        MmatAttributes &
        Listeners;
    }
  }
}
