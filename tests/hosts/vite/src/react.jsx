import "mmat-appraisal";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [complete, setComplete] = useState(0);
  return (
    <main>
      <p>Appraisals completed: <output>{complete}</output></p>
      <mmat-appraisal storage-key="react" onmmat-complete={() => setComplete((before) => before + 1)} />
    </main>
  );
}

createRoot(document.getElementById("app")).render(<App />);
