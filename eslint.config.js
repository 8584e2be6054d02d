import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'
import { floors } from './floors.js'

/** A folder may import from its own floor's own folder and from the floors below, nothing else. */
const downwardsOnly = floors.flatMap((row, level) =>
  row.map((folder) => {
    const forbidden = [...floors.slice(level + 1).flat(), ...row.filter((other) => other !== folder)]
    return {
      files: [`src/${folder}/**/*.ts`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              ...(forbidden.length
                ? [
                    {
                      group: forbidden.map((other) => `**/${other}/**`),
                      message: `src/${folder} may not import this: imports point downwards only, see docs/architecture.md.`,
                    },
                  ]
                : []),
              { group: ['**/steps/**', 'nock'], message: 'src/ never imports steps/ or nock.' },
            ],
          },
        ],
      },
    }
  }),
)

export default defineConfig(
  globalIgnores(['dist', 'reports', 'node_modules', 'test-results', 'tests/peers/**/*.mjs']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.all.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  {
    files: ['steps/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: floors
                .flat()
                .filter((folder) => folder !== 'conversation')
                .map((folder) => `**/src/${folder}/**`),
              message: 'Steps talk to the conversation only: see docs/architecture.md.',
            },
          ],
        },
      ],
    },
  },
  ...downwardsOnly,
)
