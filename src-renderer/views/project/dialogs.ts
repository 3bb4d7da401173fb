/** The dialogs of the window by name, loaded when they are first shown. */
import type { DialogName } from '../../state/window/navigation.svelte';
import { late, type Late } from '../../ui/late-component.svelte';

export const dialogs: Record<DialogName, Late<{ onClose: () => void }>> = {
  open: late(() => import('./OpenDialog.svelte')),
  import: late(() => import('./ImportDialog.svelte')),
  'import-data': late(() => import('../import/ImportWizard.svelte')),
  about: late(() => import('./AboutDialog.svelte')),
  settings: late(() => import('./SettingsDialog.svelte')),
  problems: late(() => import('./ProblemsDialog.svelte')),
  help: late(() => import('../help/HelpDialog.svelte')),
  ask: late(() => import('../help/AskForHelpDialog.svelte')),
  shortcuts: late(() => import('../help/HelpDialog.svelte')),
  cluster: late(() => import('../experiments/ClusterDialog.svelte')),
  publish: late(() => import('./PublishDialog.svelte')),
  verify: late(() => import('./VerifyDialog.svelte')),
};
