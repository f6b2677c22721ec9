/** The product's own sample plan; loaded only when someone asks for it. */
import samplePackage from "#shared/sample/samplePlan.json" with { type: "json" };

export { samplePackage };
