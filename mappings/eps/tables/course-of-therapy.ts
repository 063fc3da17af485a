// The course of therapy decides rows at five places of a prescription: a fact, worked out before the rows from either side
// (eps.md 6.1, 7.3, 4.5).
import { codeMap, Problem } from "../../../shared/mapping/codec.ts";
import { fact } from "../../../shared/mapping/notation.ts";
import { COURSES_OF_THERAPY } from "../codes/values.ts";

export const ACUTE = "acute";
export const CONTINUOUS = "continuous";
export const REPEAT_DISPENSING = "continuous-repeat-dispensing";

/** Course of therapy and treatment type. */
export const treatmentType = codeMap(
  "treatment type",
  Object.fromEntries(COURSES_OF_THERAPY.map((c) => [c.code, c.treatmentType])),
);

/** One course for the prescription: all items agree, or some are acute among continuous ones. */
function decide(values: readonly unknown[]): string | undefined | Problem {
  const courses = new Set(values.filter((v) => typeof v === "string"));
  const [first] = courses;
  if (courses.size <= 1) return first ?? new Problem("a course of therapy", "", "tooFew");
  if ([...courses].every((c) => c === ACUTE || c === CONTINUOUS)) return ACUTE;
  return new Problem("one course of therapy for all items, or acute among continuous");
}

const TREATMENT_TYPE = "pertinentInformation5/pertinentPrescriptionTreatmentType/value/@code";

/** Declared by tables that start at the Bundle; `at` is the wire path from there to the pertinentPrescription. */
export const courseOfTherapy = fact({
  id: "course-of-therapy",
  title: "Course of therapy of the prescription",
  model: "MedicationRequest.courseOfTherapyType.coding.code",
  decide,
  wire: `pertinentInformation1/pertinentPrescription/${TREATMENT_TYPE}`,
  read: (t, run) => (t === undefined ? undefined : treatmentType.decode(t, run)),
});

/** Among acute items a continuous one keeps what only it has: the message has no place for it (D-34). */
export const oneCourse = fact({
  id: "one-course",
  title: "All items have the same course of therapy",
  model: "MedicationRequest.courseOfTherapyType.coding.code",
  decide: (values) => new Set(values).size === 1,
  read: () => true,
});

/** The concept of a course, as answers show it. */
export const courseConcept = (course: string) => {
  const known = COURSES_OF_THERAPY.find((c) => c.code === course);
  if (known === undefined) return undefined;
  return { coding: [{ system: known.system, code: known.code, display: known.display }] };
};
