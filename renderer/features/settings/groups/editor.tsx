import { X } from 'lucide-react'
import type { EditorApp } from '../../../../shared/contract/settings.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ChoiceButton } from '../controls/choice-button.tsx'
import { TextForm } from '../controls/text-form.tsx'
import type { SettingGroup } from '../setting.ts'
import { useChangeSettings, useSettings } from '../use-settings.ts'
import styles from './editor.module.css'

const apps: { value: EditorApp; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'vscode', label: 'Visual Studio Code' },
  { value: 'vscodium', label: 'VSCodium' },
  { value: 'cursor', label: 'Cursor' },
  { value: 'zed', label: 'Zed' },
  { value: 'sublime', label: 'Sublime Text' },
  { value: 'intellij', label: 'IntelliJ IDEA' },
  { value: 'webstorm', label: 'WebStorm' },
  { value: 'pycharm', label: 'PyCharm' },
  { value: 'phpstorm', label: 'PhpStorm' },
  { value: 'rider', label: 'Rider' },
  { value: 'goland', label: 'GoLand' },
  { value: 'rubymine', label: 'RubyMine' }
]

function App() {
  const editor = useSettings()?.editor
  const change = useChangeSettings()
  if (!editor) return null
  return (
    <ChoiceButton
      label="Editor"
      value={editor.app}
      choices={apps}
      onChange={(app) => change.mutate({ editor: { app } })}
    />
  )
}

function Folders() {
  const folders = useSettings()?.editor.folders
  const change = useChangeSettings()
  if (!folders) return null
  const set = (next: string[]) => change.mutate({ editor: { folders: next } })
  return (
    <div className={styles.folders}>
      {folders.length > 0 && (
        <ul className={styles.list} aria-label="Source folders">
          {folders.map((folder) => (
            <li key={folder} className={styles.folder}>
              <code>{folder}</code>
              <IconButton
                size="small"
                icon={X}
                label={`Remove ${folder}`}
                onClick={() => set(folders.filter((each) => each !== folder))}
              />
            </li>
          ))}
        </ul>
      )}
      <TextForm
        label="Folder to add"
        value=""
        action="Add"
        width={280}
        check={(text) => {
          if (!/^(\/|[A-Za-z]:[\\/])/.test(text)) return 'A whole path, from its root.'
          return folders.includes(text) ? 'It is there already.' : undefined
        }}
        onSubmit={(text) => set([...folders, text])}
      />
    </div>
  )
}

export const editorGroup: SettingGroup = {
  id: 'editor',
  title: 'Editor',
  isDesktop: true,
  settings: [
    {
      name: 'Editor',
      note: 'Opens a frame’s file at its line. Its command must be on the PATH.',
      words: 'vscode code cursor idea jetbrains open file',
      Control: App
    },
    {
      name: 'Source folders',
      note: 'Where files are looked for that an event names by a relative path.',
      words: 'project root checkout path',
      Control: Folders
    }
  ]
}
