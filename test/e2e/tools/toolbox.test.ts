import { Toolbox } from './toolbox';
import { scratchFolder } from '../../scratch-folder';

test('is outside the clone, in a folder for the pins as they are', () => {
  const folder = scratchFolder();
  const before = process.env.CDK8S_GATEWAY_API_TOOLS;
  process.env.CDK8S_GATEWAY_API_TOOLS = folder;
  try {
    const toolbox = Toolbox.ofPins();
    expect(toolbox.folder).toMatch(new RegExp(`^${folder}/[0-9a-f]{16}$`));
    expect(Toolbox.ofPins().folder).toBe(toolbox.folder);
    expect(toolbox.isComplete).toBe(false);
    expect(toolbox.path('envoy')).toBe(`${toolbox.folder}/bin/envoy`);
  } finally {
    if (before === undefined) delete process.env.CDK8S_GATEWAY_API_TOOLS;
    else process.env.CDK8S_GATEWAY_API_TOOLS = before;
  }
});
