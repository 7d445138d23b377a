// Not named vite.config.ts: the test runner would take its `root` and find no tests.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // With the switch that keeps zod from probing `eval`: it must be set before any other chunk makes a schema.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|no-eval/ },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component)/ },
          ],
        },
      },
    },
  },
});
