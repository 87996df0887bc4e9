import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "mmat-appraisal" } } })],
  // The server for development would put the package elsewhere before it serves it.
  optimizeDeps: { exclude: ["mmat-appraisal"] },
  build: {
    outDir: "../../../target/hosts/vite",
    emptyOutDir: true,
    rollupOptions: { input: ["index.html", "react.html", "vue.html"] },
  },
});
