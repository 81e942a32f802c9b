import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useDocumentTitle } from './useDocumentTitle';

interface PageFrameProps {
  title: string;
  /** One line that says what this is, and for which period. */
  line: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: its title, what it is, and below that what it shows. */
export const PageFrame = ({
  title,
  line,
  actions,
  children,
}: PageFrameProps) => {
  useDocumentTitle(title);
  return (
    <Box
      component="main"
      sx={{
        typography: 'body2',
        px: { xs: 2, md: 3 },
        py: 2,
        maxWidth: 1600,
        minWidth: 0,
        width: '100%',
      }}
    >
      <Stack
        component="header"
        direction="row"
        flexWrap="wrap"
        justifyContent="space-between"
        alignItems="center"
        columnGap={2}
        rowGap={1}
        mb={1.5}
      >
        <Box>
          <Typography variant="h1" sx={{ fontSize: '1.75rem', m: 0 }}>
            {title}
          </Typography>
          <Typography color="text.secondary">{line}</Typography>
        </Box>
        {actions}
      </Stack>
      <Stack gap={2}>{children}</Stack>
    </Box>
  );
};
