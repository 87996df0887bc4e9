// The element <mmat-appraisal>: attributes, methods and events, as docs/embedding.md describes them.

/** A problem in a file, with its place where one can be named. */
export interface ImportProblem {
  file: string;
  line: number | null;
  field: string | null;
  message: string;
}

/** What an import added. */
export interface ImportReport {
  reviewId: string | null;
  studiesAdded: number;
  studiesMatched: number;
  appraisalsAdded: number;
  answersAdded: number;
  problems: ImportProblem[];
}

/** A review in this browser; `done` counts studies that are complete or not appraised further. */
export interface ReviewCard {
  id: string;
  title: string;
  studies: number;
  done: number;
  changed: string;
}

/** A file that was written: as text, or as bytes. */
export type ExportedFile =
  | { name: string; mediaType: string; text: string; bytes?: undefined }
  | { name: string; mediaType: string; bytes: Uint8Array; text?: undefined };

export type Category = "qualitative" | "rct" | "nonrandomized" | "descriptive" | "mixed";

export interface ItemCounts {
  yes: number;
  no: number;
  cantTell: number;
  unanswered: number;
}

/** The counts of a review; `items` has all 27, by token: S1, S2, 1.1 to 5.5. */
export interface Tally {
  items: Record<string, ItemCounts>;
  studies: number;
  byCategory: Record<Category | "none", number>;
}

/** How far two reviewers agree; null where it cannot be computed. */
export interface AgreementMeasures {
  n: number;
  agree: number;
  percent: number | null;
  kappa: number | null;
  kappaLow: number | null;
  kappaHigh: number | null;
  pabak: number | null;
  ac1: number | null;
}

export interface RoundOfAgreement {
  category: AgreementMeasures;
  all: AgreementMeasures;
  screening: AgreementMeasures;
  criteria: AgreementMeasures;
  items: Record<string, AgreementMeasures>;
}

/** Over all studies, and the same of the pilot studies, null where there are none, and of the others. */
export interface Agreement extends RoundOfAgreement {
  rounds: { pilot: RoundOfAgreement | null; main: RoundOfAgreement };
}

/** Each is sent from the element, bubbles and crosses shadow roots. */
export interface MmatEventMap {
  "mmat-ready": CustomEvent<Record<string, never>>;
  "mmat-change": CustomEvent<{ reviewId: string; studyId: string | null }>;
  "mmat-saved": CustomEvent<{ reviewId: string }>;
  "mmat-complete": CustomEvent<{ reviewId: string; studyId: string }>;
  "mmat-problem": CustomEvent<{ message: string }>;
}

/** The attributes, all of them optional. */
export interface MmatAttributes {
  "storage-key"?: string | undefined;
  mode?: "workspace" | "study" | "summary" | undefined;
  src?: string | undefined;
  study?: string | undefined;
  reviewer?: string | undefined;
  lang?: string | undefined;
  theme?: "auto" | "light" | "dark" | undefined;
}

/** The element. A promise that cannot be kept is rejected with an Error whose message can be shown. */
export interface MmatAppraisalElement extends HTMLElement {
  /** Resolves when the widget can be used. */
  ready(): Promise<void>;
  /** The reviews in this browser, the latest changed first. */
  listReviews(): Promise<ReviewCard[]>;
  /** Opens a review; resolves when it is shown. */
  openReview(id: string): Promise<void>;
  /** Imports straight away; resolves to the report once everything is saved. */
  importFiles(files: ArrayLike<File | { name: string; text: string }>): Promise<ImportReport>;
  /** The open review in one of the formats of formats(). */
  exportAs(format: string, options?: { shareOfCriteriaMet?: boolean }): Promise<ExportedFile>;
  /** What exportAs takes. */
  formats(): Promise<{ format: string; name: string }[]>;
  /** The open review as the JSON object of the review file. */
  review(): Promise<Record<string, unknown>>;
  /** The counts of the open review. */
  tally(): Promise<Tally>;
  /** How far the reviewers of the open review agree. */
  agreement(): Promise<Agreement>;

  addEventListener<K extends keyof MmatEventMap>(
    type: K,
    listener: (this: MmatAppraisalElement, event: MmatEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "mmat-appraisal": MmatAppraisalElement;
  }
}
