/** The last net: a fault while drawing shows a calm page instead of an empty window. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { Component, type ReactNode } from "react";

interface State {
  broken: boolean;
}

/** React offers this only as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Box component="main" role="alert" sx={{ p: 4, maxWidth: 560, mx: "auto" }}>
        <Typography variant="h1" gutterBottom>
          画面を表示できませんでした
        </Typography>
        <Typography gutterBottom>
          「保存済み」と表示された入力は、すべて計画ファイルに残っています。
          保存の途中だった入力は失われている場合があります。
        </Typography>
        <Typography gutterBottom>
          画面を読み込み直してください。同じことが続くときは、情報システムの担当に知らせてください。
        </Typography>
        <Button variant="contained" onClick={() => location.reload()}>
          画面を読み込み直す
        </Button>
      </Box>
    );
  }
}
